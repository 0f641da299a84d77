import type { Instrument } from './instrument.ts'
import type { Words } from './words.ts'

/**
 * A number of an instrument, by a name that stays while texts change. A county's copy may set thresholds and
 * intervals; points belong to the instrument itself.
 */
export type Figure = {
  readonly name: string
  readonly path: readonly (string | number)[]
  readonly value: number
  readonly kind: 'points' | 'threshold' | 'interval' | 'rule'
  readonly title: Words
}

/** Every number that decides something, in the order of the file. */
export function figuresOf(instrument: Instrument): Figure[] {
  return [
    ...optionFigures(instrument),
    ...ruleFigures(instrument),
    ...Object.entries(instrument.thresholds).map(
      ([code, { value, title }]): Figure => ({
        name: `thresholds.${code}`,
        path: ['thresholds', code, 'value'],
        value,
        kind: 'threshold',
        title,
      }),
    ),
    ...intervalFigures(instrument),
  ]
}

const sameInBoth = (text: string): Words => ({ zh: text, en: text })

function optionFigures({ items, facts }: Instrument): Figure[] {
  const ofItems = items.flatMap((item, i) =>
    item.options.flatMap((option, j): Figure[] => {
      const path = ['items', i, 'options', j]
      const name = `items.${item.code}.${j + 1}`
      const title = { zh: `${item.title.zh} ${option.zh}`, en: `${item.title.en}: ${option.en}` }
      const points: Figure = { name, path: [...path, 'points'], value: option.points, kind: 'points', title }
      if (option.from === undefined) return [points]
      return [
        points,
        { name: `${name}.from`, path: [...path, 'from'], value: option.from, kind: 'points', title },
      ]
    }),
  )
  const ofFacts = facts.flatMap(({ code, at_most, title }, i): Figure[] =>
    at_most === undefined
      ? []
      : [
          {
            name: `facts.${code}.at_most`,
            path: ['facts', i, 'at_most'],
            value: at_most,
            kind: 'rule',
            title,
          },
        ],
  )
  return [...ofItems, ...ofFacts]
}

function ruleFigures({ note_from, score, adjustments, downgrade, provisional }: Instrument): Figure[] {
  const rule = (path: readonly (string | number)[], value: number | undefined, title: Words): Figure[] =>
    value === undefined ? [] : [{ name: path.join('.'), path, value, kind: 'rule', title }]
  return [
    ...rule(['note_from'], note_from, { zh: '须写说明的分值', en: 'Points from which a note is obligatory' }),
    ...rule(['score', 'to'], score.method === 'scaled' ? score.to : undefined, {
      zh: '满分',
      en: 'Full score',
    }),
    ...adjustments.flatMap(({ worse_by, title }, i) => rule(['adjustments', i, 'worse_by'], worse_by, title)),
    ...rule(['downgrade', 'lower_assessments'], downgrade?.lower_assessments, {
      zh: '降级所需连续评估次数',
      en: 'Consecutive lower assessments for a better grade',
    }),
    ...rule(['provisional', 'unknown_more_than'], provisional?.unknown_more_than, {
      zh: '未知项目超过此数为暂定',
      en: 'Provisional above so many unknown items',
    }),
  ]
}

function intervalFigures({ grades, reassess, downgrade, provisional }: Instrument): Figure[] {
  const interval = (
    name: string,
    path: readonly (string | number)[],
    clock: object | undefined,
    title: Words,
  ): Figure[] =>
    Object.entries(clock ?? {}).map(([unit, value]) => ({
      name,
      path: [...path, unit],
      value: Number(value),
      kind: 'interval',
      title,
    }))
  const ofGrades = grades.flatMap(({ code, title, duties, alarms }, i) => [
    ...duties.flatMap((duty, j) => {
      const path = ['grades', i, 'duties', j]
      const both = { zh: `${title.zh} ${duty.title.zh}`, en: `${title.en}: ${duty.title.en}` }
      return [
        ...interval(`grades.${code}.${duty.kind}.within`, [...path, 'within'], duty.within, both),
        ...interval(`grades.${code}.${duty.kind}.every`, [...path, 'every'], duty.every, both),
      ]
    }),
    ...alarms.flatMap(({ after, to }, j) =>
      interval(`grades.${code}.alarms.${to}`, ['grades', i, 'alarms', j, 'after'], after, {
        zh: `${title.zh} 逾期报${to === 'centre' ? '指导中心' : '站长'}`,
        en: `${title.en}: overdue, shown to the ${to === 'centre' ? 'centre' : 'station head'}`,
      }),
    ),
  ])
  const ofRules = (reassess?.rules ?? []).flatMap(({ grade, every }, i) => {
    const title = grades.find(({ code }) => code === grade)?.title ?? sameInBoth(String(i + 1))
    return interval(`reassess.${grade ?? i + 1}`, ['reassess', 'rules', i, 'every'], every, {
      zh: `${title.zh} 重新评估`,
      en: `${title.en}: assess again`,
    })
  })
  return [
    ...ofGrades,
    ...ofRules,
    ...interval('downgrade.apart', ['downgrade', 'apart'], downgrade?.apart, {
      zh: '两次较低评估的间隔',
      en: 'Between the lower assessments',
    }),
    ...interval(
      'provisional.complete_within',
      ['provisional', 'complete_within'],
      provisional?.complete_within,
      {
        zh: '暂定等级补全期限',
        en: 'To complete a provisional grade',
      },
    ),
  ]
}

/** The same instrument with one number set otherwise. */
export const withFigure = (instrument: Instrument, path: Figure['path'], value: number): Instrument =>
  setIn(instrument, path, value) as Instrument

function setIn(node: unknown, [step, ...rest]: Figure['path'], value: number): unknown {
  if (step === undefined) return value
  if (Array.isArray(node)) return node.map((part, i) => (i === step ? setIn(part, rest, value) : part))
  const object = node as Readonly<Record<string, unknown>>
  return { ...object, [step]: setIn(object[step], rest, value) }
}

/** Which numbers a county may set in its copy: thresholds and intervals (D8, 6.4), never the points of an answer. */
export const mayBeCopied = ({ kind }: Figure): boolean => kind === 'threshold' || kind === 'interval'
