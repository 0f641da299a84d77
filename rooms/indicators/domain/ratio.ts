import type { Example, Measure, WrittenMeasure } from './measure.ts'
import { type MeasureProblem, ofExample, otherThan } from './measure-check.ts'

/**
 * One printed figure by another: per cent to one decimal (7.8), anything else to two. Null where there is nothing to
 * divide by: of no training the average length is unknown, not zero.
 */
export function ratioOf(of: number, per: number, unit: Measure['unit']): number | null {
  if (per === 0) return null
  return unit === '%' ? Math.round((of * 1000) / per) / 10 : Math.round((of * 100) / per) / 100
}

/** A ratio with the measures that it divides, or what is wrong with it. `find` knows all measures that are counted. */
export function resolvedRatio(
  written: WrittenMeasure,
  find: (code: string) => Measure | undefined,
): Measure | readonly MeasureProblem[] {
  const { count } = written
  if (count === 'records' || !('ratio' in count)) throw new Error(`${written.code} is no ratio`)
  const found = { of: find(count.ratio.of), per: find(count.ratio.per) }
  const problems = (['of', 'per'] as const).flatMap((word): MeasureProblem[] =>
    found[word]
      ? []
      : [
          {
            path: ['count', 'ratio', word],
            reason: {
              zh: `没有从记录统计的指标 ${count.ratio[word]}`,
              en: `no measure ${count.ratio[word]} that is counted from records`,
            },
          },
        ],
  )
  const { of, per } = found
  if (!of || !per) return problems
  const measure: Measure = { ...written, view: of.view, ratio: { of, per } }
  const wrong = [...unitProblems(measure, of, per), ...partProblems(written)]
  // An example is only asked when the definition itself is sound.
  if (wrong.length === 0) wrong.push(...exampleProblems(measure))
  return wrong.length > 0 ? wrong : measure
}

/** Like by like is per cent; unlike by unlike is an average in the unit of what is divided. */
function unitProblems({ unit }: Measure, of: Measure, per: Measure): MeasureProblem[] {
  const wanted = of.unit === per.unit ? '%' : of.unit
  return unit === wanted
    ? []
    : [
        {
          path: ['unit'],
          reason: {
            zh: `${of.unit} 除以 ${per.unit} 的单位是 ${wanted}，不是 ${unit}`,
            en: `${of.unit} by ${per.unit} is in ${wanted}, not in ${unit}`,
          },
        },
      ]
}

const partProblems = ({ view, where, split_by }: WrittenMeasure): MeasureProblem[] => [
  ...(view === undefined
    ? []
    : [
        {
          path: ['view'],
          reason: {
            zh: '比率不写 view：两项指标各有各的',
            en: 'a ratio has no view: its measures have theirs',
          },
        },
      ]),
  ...(where === undefined
    ? []
    : [
        {
          path: ['where'],
          reason: {
            zh: '比率不写条件：两项指标各有各的',
            en: 'a ratio has no condition: its measures have theirs',
          },
        },
      ]),
  ...(split_by.length === 0
    ? []
    : [{ path: ['split_by'], reason: { zh: '比率不能拆分', en: 'a ratio is not split' } }]),
]

/** Each example is one row with what is divided and by what, as they are printed. */
function exampleProblems({ examples, unit }: Measure): MeasureProblem[] {
  return examples.flatMap((example, i) => {
    const { of, per } = numbersOf(example)
    if (of === undefined || per === undefined)
      return [
        {
          path: ['examples', i, 'rows'],
          reason: {
            zh: '比率的示例只有一行 { of: 数, per: 数 }',
            en: 'a ratio takes one row { of: number, per: number }',
          },
        },
      ]
    const counted = ratioOf(of, per, unit)
    return counted === example.expect
      ? []
      : [
          {
            path: ['examples', i, 'expect'],
            reason: ofExample(example, otherThan(example.expect, counted)),
          },
        ]
  })
}

function numbersOf({ rows }: Example): { of?: number; per?: number } {
  const [row, more] = rows
  if (!row || more || Object.keys(row).length !== 2) return {}
  const { of, per } = row
  return typeof of === 'number' && typeof per === 'number' ? { of, per } : {}
}
