import { z } from 'zod'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

export const scoreKinds = ['self', 'third-party', 'purchaser'] as const
export type ScoreKind = (typeof scoreKinds)[number]

const indicatorSchema = z.strictObject({
  code,
  title: words,
  points: z.number().positive().max(100),
  /** An automatic one: points by the band that the measure reaches at the station over the round's months. */
  measure: code.optional(),
  bands: z.array(z.strictObject({ at_least: z.number().min(0), points: z.number().min(0) })).optional(),
})

/** `data/evaluations/<code>.yaml`: blocks of indicators that sum to a hundred points, and the grades. */
export const standardSchema = z.strictObject({
  code,
  title: words,
  source: z.string().min(1),
  weights: z.strictObject({
    self: z.number().min(0),
    'third-party': z.number().min(0),
    purchaser: z.number().min(0),
  }),
  grades: z.array(z.strictObject({ code, title: words, at_least: z.number().min(0).max(100) })).min(2),
  blocks: z.array(z.strictObject({ code, title: words, indicators: z.array(indicatorSchema).min(1) })).min(1),
})

export type Standard = z.output<typeof standardSchema>
export type Indicator = Standard['blocks'][number]['indicators'][number]

export const indicatorsOf = ({ blocks }: Standard): Indicator[] =>
  blocks.flatMap(({ indicators }) => indicators)

/** What is wrong with a standard beyond its shape. */
export function problemsOf(standard: Standard, hasMeasure: (code: string) => boolean): string[] {
  const indicators = indicatorsOf(standard)
  const problems: string[] = []
  const sum = indicators.reduce((all, { points }) => all + points, 0)
  if (sum !== 100) problems.push(`the points sum to ${sum}, not 100`)
  if (new Set(indicators.map((one) => one.code)).size < indicators.length)
    problems.push('an indicator stands twice')
  if (standard.grades.at(-1)?.at_least !== 0) problems.push('the last grade begins at 0')
  if (standard.grades.some(({ at_least }, i) => i > 0 && at_least >= (standard.grades[i - 1]?.at_least ?? 0)))
    problems.push('grades stand from the highest down')
  for (const { code: name, measure, bands, points } of indicators) {
    if ((measure === undefined) !== (bands === undefined))
      problems.push(`${name}: measure and bands go together`)
    if (measure && !hasMeasure(measure)) problems.push(`${name}: there is no measure ${measure}`)
    if (bands && Math.max(...bands.map((band) => band.points)) !== points)
      problems.push(`${name}: the highest band gives other points than ${points}`)
    if (bands?.some(({ at_least }, i) => i > 0 && at_least <= (bands[i - 1]?.at_least ?? 0)))
      problems.push(`${name}: bands stand from the lowest up`)
  }
  return problems
}
