import { z } from 'zod'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

const cellSchema = z.strictObject({
  code,
  title: words,
  measure: code,
  /** One line for each part of the split instead of the total. */
  split: z.string().optional(),
  /** Left out where this deployment does not have the measure; without it a missing measure stops the start. */
  optional: z.boolean().default(false),
})

/** `data/reports/<code>.yaml`: what a report has, in the order of print. */
export const definitionSchema = z.strictObject({
  code,
  title: words,
  source: z.string().min(1),
  /** Working days after the end of the month until it is due (7.5). */
  due_workdays: z.number().int().min(1).max(60),
  sections: z.array(z.strictObject({ code, title: words, cells: z.array(cellSchema).min(1) })).min(1),
  texts: z.array(
    z.strictObject({ code, title: words, hint: words.optional(), required: z.boolean().default(false) }),
  ),
  /** One cell is never more than another, or than so many times another. */
  at_most: z
    .array(z.strictObject({ cell: code, of: code, times: z.number().positive().default(1) }))
    .default([]),
  /** Where something happened somebody was there: `of` above zero needs `cell` above zero. */
  needs_people: z.array(z.strictObject({ cell: code, of: code })).default([]),
})

export type Definition = z.output<typeof definitionSchema>
export type DefinedCell = Definition['sections'][number]['cells'][number]
export type DefinedText = Definition['texts'][number]

/** What is wrong with a definition beyond its shape; each with its place in the file. */
export function problemsOf(
  definition: Definition,
  splitsOf: (measure: string) => readonly string[] | null,
): readonly { readonly path: string; readonly reason: string }[] {
  const problems: { path: string; reason: string }[] = []
  const seen = new Set<string>()
  for (const [s, section] of definition.sections.entries()) {
    for (const [c, cell] of section.cells.entries()) {
      const path = `sections.${s}.cells.${c}`
      if (seen.has(cell.code)) problems.push({ path: `${path}.code`, reason: `${cell.code} stands twice` })
      seen.add(cell.code)
      const splits = splitsOf(cell.measure)
      if (!splits && !cell.optional)
        problems.push({
          path: `${path}.measure`,
          reason: `there is no measure ${cell.measure}; mark the cell optional`,
        })
      if (splits && cell.split && !splits.includes(cell.split))
        problems.push({ path: `${path}.split`, reason: `${cell.measure} is not split by ${cell.split}` })
    }
  }
  for (const [name, rules] of [
    ['at_most', definition.at_most],
    ['needs_people', definition.needs_people],
  ] as const) {
    for (const [i, rule] of rules.entries()) {
      for (const word of ['cell', 'of'] as const)
        if (!seen.has(rule[word]))
          problems.push({ path: `${name}.${i}.${word}`, reason: `there is no cell ${rule[word]}` })
    }
  }
  return problems
}
