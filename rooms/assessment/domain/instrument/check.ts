import { comparisonOf, leavesOf } from './condition.ts'
import type { Instrument } from './instrument.ts'
import { looseFigures } from './pins.ts'
import { tryExample } from './try-example.ts'
import type { Words } from './words.ts'

/** One thing wrong with an instrument, with its place in the file. */
export type InstrumentProblem = Words & { readonly path: readonly (string | number)[] }

type Path = readonly (string | number)[]

const problem = (path: Path, zh: string, en: string): InstrumentProblem => ({ path, zh, en })

/** What the shape alone cannot say: names that exist, grades in order, examples that come true. Asked at every start. */
export function unsoundParts(instrument: Instrument): InstrumentProblem[] {
  const names = [
    ...twice(instrument),
    ...itemProblems(instrument),
    ...gradeProblems(instrument),
    ...conditionProblems(instrument),
    ...nameProblems(instrument),
  ]
  // An example is only asked when the definition itself is sound.
  if (names.length > 0) return names
  return exampleProblems(instrument)
}

/**
 * The same, and numbers that no example pins. Each number is moved and every example asked again, which takes over a second
 * for the shipped files: it belongs to whoever writes a file (the check, the tests), not to whoever starts a server.
 */
export function instrumentProblems(instrument: Instrument): InstrumentProblem[] {
  const unsound = unsoundParts(instrument)
  return unsound.length > 0 ? unsound : pinProblems(instrument)
}

function twice(instrument: Instrument): InstrumentProblem[] {
  const lists = ['domains', 'facts', 'triggers', 'grades'] as const
  const repeated = (list: readonly { code: string }[], at: string) =>
    list.flatMap(({ code }, i) =>
      list.findIndex((one) => one.code === code) < i
        ? [problem([at, i, 'code'], `${code} 出现两次`, `${code} stands twice`)]
        : [],
    )
  return [
    ...lists.flatMap((list) => repeated(instrument[list], list)),
    ...repeated(instrument.items, 'items'),
    ...instrument.grades.flatMap(({ duties }, i) =>
      duties.flatMap(({ kind }, j) =>
        duties.findIndex((duty) => duty.kind === kind) < j
          ? [problem(['grades', i, 'duties', j, 'kind'], `${kind} 出现两次`, `${kind} stands twice`)]
          : [],
      ),
    ),
  ]
}

function itemProblems({ items, domains, facts }: Instrument): InstrumentProblem[] {
  return items.flatMap((item, i): InstrumentProblem[] => {
    const found: InstrumentProblem[] = []
    if (!domains.some(({ code }) => code === item.domain))
      found.push(unknown(['items', i, 'domain'], item.domain, domains))
    const by = item.by === undefined ? null : facts.find(({ code }) => code === item.by)
    if (by === undefined) found.push(unknown(['items', i, 'by'], item.by ?? '', facts))
    if (by && by.kind !== 'count')
      found.push(problem(['items', i, 'by'], `${item.by} 不是计数`, `${item.by} is not a count`))
    for (const [j, { points, from }] of item.options.entries()) {
      const path = ['items', i, 'options', j]
      const before = item.options.slice(0, j)
      if (before.some((option) => option.points === points))
        found.push(problem([...path, 'points'], `${points} 分出现两次`, `two options have ${points} points`))
      const rising = before.every((option) => (option.from ?? 0) < (from ?? 0))
      if (by ? j > 0 && (from === undefined || !rising) : from !== undefined)
        found.push(
          problem(
            [...path, 'from'],
            by ? 'from 应逐项递增，首项以外都要写' : '没有 by 就不写 from',
            by ? 'from rises from option to option; all but the first need it' : 'from goes with by',
          ),
        )
    }
    return found
  })
}

function gradeProblems({ grades, ...instrument }: Instrument): InstrumentProblem[] {
  const problems = grades.flatMap(({ when }, i): InstrumentProblem[] => {
    const last = i === grades.length - 1
    if (last === (when === undefined)) return []
    return [
      problem(
        ['grades', i, ...(last ? ['when'] : [])],
        last ? '最后一个等级是其余情况，不写 when' : '只有最后一个等级可以不写 when',
        last ? 'the last grade is what remains and has no when' : 'only the last grade may have no when',
      ),
    ]
  })
  const known = grades.map(({ code }) => ({ code }))
  const named = (path: Path, code: string | undefined): InstrumentProblem[] =>
    code === undefined || known.some((grade) => grade.code === code) ? [] : [unknown(path, code, known)]
  return [
    ...problems,
    ...named(['provisional', 'at_least_grade'], instrument.provisional?.at_least_grade),
    ...instrument.adjustments.flatMap(({ grade, worse_by }, i) => [
      ...named(['adjustments', i, 'grade'], grade),
      ...((grade === undefined) === (worse_by === undefined)
        ? [problem(['adjustments', i], 'grade 与 worse_by 写一个', 'either grade or worse_by')]
        : []),
    ]),
    ...(instrument.reassess?.rules ?? []).flatMap(({ grade }, i) =>
      named(['reassess', 'rules', i, 'grade'], grade),
    ),
    ...instrument.examples.flatMap((example, i) =>
      'held' in example
        ? [
            ...named(['examples', i, 'held'], example.held),
            ...named(['examples', i, 'may_be'], example.may_be),
            ...example.assessed.flatMap(({ grade }, j) =>
              named(['examples', i, 'assessed', j, 'grade'], grade),
            ),
          ]
        : named(['examples', i, 'expect', 'grade'], example.expect.grade),
    ),
  ]
}

function conditionProblems(instrument: Instrument): InstrumentProblem[] {
  const { grades, adjustments, reassess, thresholds, triggers, domains, items, facts } = instrument
  const conditions = [
    ...grades.map(({ when }, i) => ({ when, path: ['grades', i, 'when'] as Path })),
    ...adjustments.map(({ when }, i) => ({ when, path: ['adjustments', i, 'when'] as Path })),
    ...(reassess?.rules ?? []).map(({ when }, i) => ({
      when,
      path: ['reassess', 'rules', i, 'when'] as Path,
    })),
  ]
  const used = new Set<string>()
  const problems = conditions.flatMap(({ when, path: start }) =>
    when === undefined
      ? []
      : [...leavesOf(when, start)].flatMap(({ leaf, path }): InstrumentProblem[] => {
          const any = [{ code: 'any' }]
          if ('all' in leaf || 'any' in leaf) return []
          if ('trigger' in leaf) return named([...path, 'trigger'], leaf.trigger, [...any, ...triggers])
          const about =
            'domain' in leaf
              ? named([...path, 'domain'], leaf.domain, [...any, ...domains])
              : 'item' in leaf
                ? named([...path, 'item'], leaf.item, items)
                : 'fact' in leaf
                  ? named([...path, 'fact'], leaf.fact, facts)
                  : []
          const compared = comparisonOf(leaf)
          if ('item' in leaf && leaf.one_of !== undefined && !compared)
            return [...about, ...pointProblems(instrument, leaf.item, leaf.one_of, [...path, 'one_of'])]
          if ('fact' in leaf && leaf.is !== undefined) {
            const yesNo = facts.find(({ code }) => code === leaf.fact)?.kind === 'yes-no'
            return yesNo && !compared
              ? about
              : [...about, problem([...path, 'is'], 'is 只用于是否问题', 'is goes with a yes-no fact, alone')]
          }
          if (!compared) {
            const en = 'one of at_least, at_most, more_than, less_than'
            return [...about, problem(path, `须写 at_least、at_most、more_than、less_than 中的一个`, en)]
          }
          used.add(compared.threshold)
          const known = Object.keys(thresholds).map((code) => ({ code }))
          return [...about, ...named([...path, compared.word], compared.threshold, known)]
        }),
  )
  const idle = Object.keys(thresholds).flatMap((code) =>
    used.has(code) ? [] : [problem(['thresholds', code], `${code} 没有用到`, `${code} is used nowhere`)],
  )
  return [...problems, ...idle]
}

/** Points that a condition lists are those of options of the item. */
function pointProblems(
  { items }: Instrument,
  item: string,
  points: readonly number[],
  path: Path,
): InstrumentProblem[] {
  const options = items.find(({ code }) => code === item)?.options ?? []
  const known = options.map((option) => ({ code: String(option.points) }))
  return points.flatMap((one, i) => named([...path, i], String(one), known))
}

function nameProblems({ provisional, items, facts, domains, examples }: Instrument): InstrumentProblem[] {
  const asked = [...items, ...facts]
  return [
    ...(provisional?.unknown_in ?? []).flatMap((code, i) =>
      named(['provisional', 'unknown_in', i], code, asked),
    ),
    ...examples.flatMap((example, i) =>
      'held' in example
        ? []
        : Object.keys(example.given.domains).flatMap((code) =>
            named(['examples', i, 'given', 'domains', code], code, domains),
          ),
    ),
  ]
}

const exampleProblems = (instrument: Instrument): InstrumentProblem[] =>
  instrument.examples.flatMap((example, i) => {
    const wrong = tryExample(instrument, example)
    if (!wrong) return []
    const { part, expected, found } = wrong
    return [
      problem(
        ['examples', i, 'held' in example ? 'may_be' : 'expect'],
        `${example.name}：${part} 应为 ${expected}，算出 ${found}`,
        `${example.name}: ${part} should be ${expected}, is ${found}`,
      ),
    ]
  })

const pinProblems = (instrument: Instrument): InstrumentProblem[] =>
  looseFigures(instrument).map(({ figure, moved }) =>
    problem(
      figure.path,
      `${figure.name} 改成 ${moved} 没有任何示例发现，请加一个示例`,
      `${figure.name} could be ${moved} and no example would notice: add one`,
    ),
  )

type Known = readonly { readonly code: string }[]

const named = (path: Path, code: string, known: Known): InstrumentProblem[] =>
  known.some((one) => one.code === code) ? [] : [unknown(path, code, known)]

const unknown = (path: Path, code: string, known: Known): InstrumentProblem => {
  const all = known.map((one) => one.code).join(', ') || '-'
  return problem(path, `没有 ${code}，只有 ${all}`, `there is no ${code}; there are ${all}`)
}
