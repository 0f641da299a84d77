import type { Problem } from '../../../kernel/errors.ts'
import { type Chapter, chapterTerms, factChapters, type SourceKind } from './codes.ts'

export type Source = { readonly kind: SourceKind; readonly who: string; readonly on: string }

/** One chapter as it is written: facts with their sources and limits; of `opinion`, what the two think. */
export type ChapterContent = {
  readonly text: string
  readonly sources: readonly Source[]
  readonly limits: string
}

export type Draft = {
  readonly chapters: Readonly<Partial<Record<Chapter, ChapterContent>>>
  readonly investigators: readonly string[]
  readonly signedBy: readonly string[]
}

/** Spaces of any width, signs that nobody sees and dashes say nothing: a chapter needs a letter or a digit at least. */
const isEmpty = (content: ChapterContent | undefined): boolean => !/[\p{L}\p{N}]/u.test(content?.text ?? '')

/**
 * What still keeps a report from being issued: an empty chapter (S17.A1), a chapter of facts without a source, no opinion, or
 * fewer than both signatures under the text as it stands.
 */
export function reportProblems({ chapters, investigators, signedBy }: Draft): Problem[] {
  const problems: Problem[] = []
  for (const chapter of factChapters) {
    const content = chapters[chapter]
    const data = { chapter: chapterTerms[chapter].zh, chapterEn: chapterTerms[chapter].en }
    if (isEmpty(content))
      problems.push({ code: 'juvenile-chapter-empty', path: `/chapters/${chapter}`, data })
    else if (content?.sources.length === 0)
      problems.push({ code: 'juvenile-chapter-without-source', path: `/chapters/${chapter}`, data })
  }
  if (isEmpty(chapters.opinion)) {
    const data = { chapter: chapterTerms.opinion.zh, chapterEn: chapterTerms.opinion.en }
    problems.push({ code: 'juvenile-chapter-empty', path: '/chapters/opinion', data })
  }
  if (investigators.length < 2 || investigators.some((one) => !signedBy.includes(one)))
    problems.push({ code: 'juvenile-signature-missing', path: '/signatures' })
  return problems
}
