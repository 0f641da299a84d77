import { describe, expect, it } from 'vitest'
import type { Chapter } from './codes.ts'
import { type ChapterContent, reportProblems } from './report-check.ts'

const written: ChapterContent = {
  text: '性格内向',
  sources: [{ kind: 'interview', who: '母亲', on: '2023-03-02' }],
  limits: '',
}
const whole: Record<Chapter, ChapterContent> = {
  character: written,
  family: written,
  social: written,
  growth: written,
  guardianship: written,
  opinion: { ...written, sources: [] },
}
const signed = { investigators: ['a', 'b'], signedBy: ['b', 'a'] }
const codes = (problems: readonly { code: string; path?: string }[]) =>
  problems.map(({ code, path }) => [code, path])

describe('a report of a social investigation', () => {
  it('is ready with five chapters, their sources, an opinion and both signatures', () => {
    expect(reportProblems({ chapters: whole, ...signed })).toEqual([])
  })

  it('S17.A1: is not ready with any one of the five chapters empty or blank', () => {
    for (const chapter of ['character', 'family', 'social', 'growth', 'guardianship'] as const) {
      const { [chapter]: _, ...rest } = whole
      expect(codes(reportProblems({ chapters: rest, ...signed }))).toEqual([
        ['juvenile-chapter-empty', `/chapters/${chapter}`],
      ])
      for (const text of [' \n ', '\u3000\u3000', '\u200b\ufeff\u00a0', '———', '|  |  |\n|--|--|']) {
        const blank = { ...whole, [chapter]: { ...written, text } }
        expect(codes(reportProblems({ chapters: blank, ...signed })), JSON.stringify(text)).toEqual([
          ['juvenile-chapter-empty', `/chapters/${chapter}`],
        ])
      }
    }
  })

  it('holds no facts without a source, and no facts without what the two think of them', () => {
    const unsourced = { ...whole, family: { ...written, sources: [] } }
    expect(codes(reportProblems({ chapters: unsourced, ...signed }))).toEqual([
      ['juvenile-chapter-without-source', '/chapters/family'],
    ])
    const { opinion: _, ...facts } = whole
    expect(codes(reportProblems({ chapters: facts, ...signed }))).toEqual([
      ['juvenile-chapter-empty', '/chapters/opinion'],
    ])
  })

  it('is not ready with one signature, with none, or with one of somebody else', () => {
    for (const signedBy of [[], ['a'], ['a', 'c']])
      expect(codes(reportProblems({ chapters: whole, investigators: ['a', 'b'], signedBy }))).toEqual([
        ['juvenile-signature-missing', '/signatures'],
      ])
  })
})
