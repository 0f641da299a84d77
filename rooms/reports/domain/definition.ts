import { z } from 'zod'
import type { Words } from '../../../kernel/contract.ts'

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

/** What a definition must know of a measure that it names. */
export type DefinedMeasure = { readonly splits: readonly string[]; readonly ratio: boolean }

export type DefinitionProblem = { readonly path: readonly (string | number)[]; readonly reason: Words }

/** What is wrong with a definition beyond its shape; each with its place in the file. */
export function problemsOf(
  definition: Definition,
  measureOf: (measure: string) => DefinedMeasure | null,
): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const seen = new Set<string>()
  for (const [s, section] of definition.sections.entries()) {
    for (const [c, cell] of section.cells.entries()) {
      const path = ['sections', s, 'cells', c]
      if (seen.has(cell.code))
        problems.push({
          path: [...path, 'code'],
          reason: { zh: `${cell.code} 写了两次`, en: `${cell.code} stands twice` },
        })
      seen.add(cell.code)
      const measure = measureOf(cell.measure)
      if (!measure && !cell.optional)
        problems.push({
          path: [...path, 'measure'],
          reason: {
            zh: `没有指标 ${cell.measure}；请把这一格标为 optional`,
            en: `there is no measure ${cell.measure}; mark the cell optional`,
          },
        })
      // Stations are put together and differences are stated in a report's lines; neither is possible for a quotient.
      if (measure?.ratio)
        problems.push({
          path: [...path, 'measure'],
          reason: {
            zh: `${cell.measure} 是比率；报表里填它的两项指标`,
            en: `${cell.measure} is a ratio; a report holds the two measures that it divides`,
          },
        })
      if (measure && cell.split && !measure.splits.includes(cell.split))
        problems.push({
          path: [...path, 'split'],
          reason: {
            zh: `${cell.measure} 不能按 ${cell.split} 拆分`,
            en: `${cell.measure} is not split by ${cell.split}`,
          },
        })
    }
  }
  for (const [name, rules] of [
    ['at_most', definition.at_most],
    ['needs_people', definition.needs_people],
  ] as const) {
    for (const [i, rule] of rules.entries()) {
      for (const word of ['cell', 'of'] as const)
        if (!seen.has(rule[word]))
          problems.push({
            path: [name, i, word],
            reason: { zh: `没有格 ${rule[word]}`, en: `there is no cell ${rule[word]}` },
          })
    }
  }
  return problems
}
