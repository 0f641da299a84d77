import { z } from 'zod'

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

/** What is wrong with a template beyond its shape. */
export function problemsOfParagraph(paragraph: Paragraph): string[] {
  const { groups, opening, opening_figures, opening_station = '' } = paragraph
  const problems: string[] = []
  const named = (text: string) => [...text.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name as string)
  for (const name of named(`${opening}${opening_station}`))
    if (!['year', 'month', 'place', 'from', 'to', ...Object.keys(opening_figures)].includes(name))
      problems.push(`opening: {${name}} is not known`)
  for (const clause of groups.flat()) {
    const known = [...Object.keys(clause.figures), ...(clause.share ? ['share'] : [])]
    for (const name of named(clause.say))
      if (!known.includes(name)) problems.push(`${clause.say}: {${name}} is no figure of it`)
    for (const name of Object.keys(clause.figures))
      if (!named(clause.say).includes(name)) problems.push(`${clause.say}: ${name} is never printed`)
    for (const name of clause.share ? [clause.share.of, clause.share.in] : [])
      if (!(name in clause.figures))
        problems.push(`${clause.say}: share of ${name}, which is no figure of it`)
    if (/红|橙|蓝|risk|grade/.test(clause.parts?.by ?? '') || /红橙蓝|红色|橙色|蓝色/.test(clause.say))
      problems.push(`${clause.say}: colours are never published (7.7)`)
  }
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
