import { z } from 'zod'
import type { Words } from '../../../kernel/contract.ts'

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

export type StandardProblem = { readonly path: readonly (string | number)[]; readonly reason: Words }

/** What is wrong with a standard beyond its shape, each with its place in the file. */
export function problemsOf(standard: Standard, hasMeasure: (code: string) => boolean): StandardProblem[] {
  const problems: StandardProblem[] = []
  const wrong = (path: StandardProblem['path'], zh: string, en: string) =>
    void problems.push({ path, reason: { zh, en } })
  const sum = indicatorsOf(standard).reduce((all, { points }) => all + points, 0)
  if (sum !== 100) wrong(['blocks'], `分值合计 ${sum}，应为 100`, `the points sum to ${sum}, not 100`)
  standard.grades.forEach(({ at_least }, i) => {
    const higher = standard.grades[i - 1]
    if (higher && at_least >= higher.at_least)
      wrong(['grades', i, 'at_least'], '等级应从高到低排列', 'grades stand from the highest down')
  })
  const last = standard.grades.length - 1
  if (standard.grades[last]?.at_least !== 0)
    wrong(['grades', last, 'at_least'], '最后一个等级从 0 分起', 'the last grade begins at 0')
  const seen = new Set<string>()
  for (const [b, { indicators }] of standard.blocks.entries())
    for (const [i, indicator] of indicators.entries()) {
      const at = ['blocks', b, 'indicators', i]
      const { code: name } = indicator
      if (seen.has(name)) wrong([...at, 'code'], `${name} 写了两次`, `${name} stands twice`)
      seen.add(name)
      for (const { path, reason } of bandProblems(indicator, hasMeasure))
        problems.push({ path: [...at, ...path], reason })
    }
  return problems
}

/** An automatic indicator has a measure that exists, and bands from the lowest up that reach its points. */
function bandProblems(
  { measure, bands, points }: Indicator,
  hasMeasure: (code: string) => boolean,
): StandardProblem[] {
  const problems: StandardProblem[] = []
  if ((measure === undefined) !== (bands === undefined))
    problems.push({
      path: ['code'],
      reason: { zh: 'measure 和 bands 要一起写', en: 'measure and bands go together' },
    })
  if (measure && !hasMeasure(measure))
    problems.push({
      path: ['measure'],
      reason: { zh: `没有指标 ${measure}`, en: `there is no measure ${measure}` },
    })
  if (bands && Math.max(...bands.map((band) => band.points)) !== points)
    problems.push({
      path: ['bands'],
      reason: {
        zh: `最高一档的得分不是 ${points}`,
        en: `the highest band gives other points than ${points}`,
      },
    })
  if (bands?.some(({ at_least }, i) => i > 0 && at_least <= (bands[i - 1]?.at_least ?? 0)))
    problems.push({
      path: ['bands'],
      reason: { zh: '各档应从低到高排列', en: 'bands stand from the lowest up' },
    })
  return problems
}
