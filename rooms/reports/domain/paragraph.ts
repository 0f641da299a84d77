import { z } from 'zod'
import type { Words } from '../../../kernel/contract.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

/**
 * One clause. `say` names figures in braces; each is printed with the unit of its own measure, so that 次 and 人 are
 * never mixed (X1, X22). A clause whose figures are all nothing is left out; so is one whose measure is not counted.
 */
const clauseSchema = z.strictObject({
  say: z.string().min(1),
  figures: z.record(z.string().regex(/^[a-z_]+$/), z.strictObject({ measure: code })),
  /** `{share}` prints the first figure named over the second, with one decimal (7.8, 9). */
  share: z.strictObject({ of: z.string(), in: z.string() }).optional(),
  /** Parts of a figure: each non-empty part with its title, and the overlap note where they do not sum (7.3). */
  parts: z.strictObject({ measure: code, by: z.string(), lead: z.string().min(1) }).optional(),
})

/** `data/paragraphs/<code>.yaml`: Chinese prose, because it goes into Chinese reports. */
export const paragraphSchema = z.strictObject({
  code,
  title: words,
  source: z.string().min(1),
  /** A cumulative one runs from a stored start, which it names. */
  period: z.enum(['month', 'year', 'cumulative']),
  /** `{year}`, `{month}`, `{place}`, `{from}`, `{to}` and its own figures, with the punctuation after it. */
  opening: z.string().min(1),
  opening_figures: z.record(z.string().regex(/^[a-z_]+$/), z.strictObject({ measure: code })).default({}),
  /** Where the paragraph is about one station: its name needs no number of stations. */
  opening_station: z.string().min(1).optional(),
  /** Joined by semicolons; the clauses of one group by commas. */
  groups: z.array(z.array(clauseSchema).min(1)).min(1),
  /** What a total is made of, said under the paragraph (X5, X19). */
  notes: z.array(words).default([]),
})

export type Paragraph = z.output<typeof paragraphSchema>
export type Clause = Paragraph['groups'][number][number]

export type ParagraphProblem = { readonly path: readonly (string | number)[]; readonly reason: Words }

const named = (text: string) => [...text.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name as string)

/** What is wrong with a template beyond its shape, each with its place in the file. */
export function problemsOfParagraph(paragraph: Paragraph): ParagraphProblem[] {
  const { groups, opening_figures } = paragraph
  const known = ['year', 'month', 'place', 'from', 'to', ...Object.keys(opening_figures)]
  const openings = (['opening', 'opening_station'] as const).flatMap((word) =>
    named(paragraph[word] ?? '').flatMap((name): ParagraphProblem[] =>
      known.includes(name)
        ? []
        : [{ path: [word], reason: { zh: `不认识 {${name}}`, en: `{${name}} is not known` } }],
    ),
  )
  const clauses = groups.flatMap((group, g) =>
    group.flatMap((clause, c) =>
      clauseProblems(clause).map(({ path, reason }) => ({ path: ['groups', g, c, ...path], reason })),
    ),
  )
  return [...openings, ...clauses]
}

function clauseProblems({ say, figures, share, parts }: Clause): ParagraphProblem[] {
  const problems: ParagraphProblem[] = []
  const known = [...Object.keys(figures), ...(share ? ['share'] : [])]
  for (const name of named(say))
    if (!known.includes(name))
      problems.push({
        path: ['say'],
        reason: { zh: `{${name}} 不是这句的数`, en: `{${name}} is no figure of it` },
      })
  for (const name of Object.keys(figures))
    if (!named(say).includes(name))
      problems.push({
        path: ['figures', name],
        reason: { zh: `${name} 没有写进句子`, en: `${name} is never printed` },
      })
  for (const name of share ? [share.of, share.in] : [])
    if (!(name in figures))
      problems.push({
        path: ['share'],
        reason: { zh: `占比用到的 ${name} 不是这句的数`, en: `share of ${name}, which is no figure of it` },
      })
  if (/红|橙|蓝|risk|grade/.test(parts?.by ?? '') || /红橙蓝|红色|橙色|蓝色/.test(say))
    problems.push({
      path: ['say'],
      reason: { zh: '颜色等级不对外公布（7.7）', en: 'colours are never published (7.7)' },
    })
  return problems
}

/** Every measure that a paragraph names. */
export const measuresOf = ({ groups, opening_figures }: Paragraph): string[] => [
  ...new Set([
    ...Object.values(opening_figures).map(({ measure }) => measure),
    ...groups
      .flat()
      .flatMap(({ figures, parts }) => [
        ...Object.values(figures).map(({ measure }) => measure),
        ...(parts ? [parts.measure] : []),
      ]),
  ]),
]
