import type { Problem } from '../../../../kernel/errors.ts'
import { type Answers, pointsBy } from './assess.ts'
import type { Fact, Instrument, Item } from './instrument.ts'

/** What is sent in: codes and values are checked here, nothing is taken for something else. */
export type Given = Readonly<Record<string, unknown>>

export type CheckedAnswers = { readonly answers: Answers; readonly triggers: readonly string[] }

/**
 * Everything wrong with answers, all at once; an empty list means that they may be scored. Codes: `item-unknown`,
 * `answer-not-possible`, `answer-not-applicable` (NA or UNK where the item does not take it), `answers-contradict`
 * (an item and the fact that decides it), `trigger-unknown`, `trigger-of-none` (it has no triggers), `trigger-twice`.
 */
export function answerProblems(
  instrument: Instrument,
  given: Given,
  triggers: readonly unknown[],
  at = '',
): Problem[] {
  const items = new Map(instrument.items.map((item) => [item.code, item]))
  const facts = new Map(instrument.facts.map((fact) => [fact.code, fact]))
  const problems = Object.entries(given).flatMap(([code, answer]): Problem[] => {
    const path = `${at}/answers/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const item = items.get(code)
    const fact = facts.get(code)
    if (item) return itemProblems(item, answer, path)
    if (fact) return factProblems(fact, answer, path)
    return [
      {
        code: 'item-unknown',
        path,
        data: { item: code, known: [...items.keys(), ...facts.keys()].join(' ') },
      },
    ]
  })
  if (problems.length === 0) problems.push(...contradictions(instrument, given, at))
  return [...problems, ...triggerProblems(instrument, triggers, at)]
}

function itemProblems({ code, options, allows }: Item, answer: unknown, path: string): Problem[] {
  const possible = [...options.map(({ points }) => String(points)), ...allows].join(' ')
  const data = { item: code, answer: shown(answer), possible }
  if (answer === 'NA' || answer === 'UNK')
    return allows.includes(answer) ? [] : [{ code: 'answer-not-applicable', path, data }]
  return options.some(({ points }) => points === answer) ? [] : [{ code: 'answer-not-possible', path, data }]
}

function factProblems({ code, kind, at_most }: Fact, answer: unknown, path: string): Problem[] {
  if (answer === 'UNK') return []
  const most = kind === 'yes-no' ? 1 : (at_most ?? Number.MAX_SAFE_INTEGER)
  const possible = kind === 'yes-no' ? '0 1 UNK' : `0–${most} UNK`
  const data = { item: code, answer: shown(answer), possible }
  if (answer === 'NA') return [{ code: 'answer-not-applicable', path, data }]
  const right = typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer <= most
  return right ? [] : [{ code: 'answer-not-possible', path, data }]
}

function contradictions(instrument: Instrument, given: Given, at: string): Problem[] {
  return instrument.items.flatMap((item): Problem[] => {
    const own = given[item.code]
    const fact = item.by === undefined ? undefined : given[item.by]
    if (typeof own !== 'number' || typeof fact !== 'number' || pointsBy(item, fact) === own) return []
    const data = { item: item.code, fact: item.by ?? '', value: fact, points: pointsBy(item, fact) }
    return [{ code: 'answers-contradict', path: `${at}/answers/${item.code}`, data }]
  })
}

function triggerProblems({ triggers }: Instrument, given: readonly unknown[], at: string): Problem[] {
  const known = triggers.map(({ code }) => code)
  return given.flatMap((trigger, i): Problem[] => {
    const path = `${at}/triggers/${i}`
    if (typeof trigger !== 'string' || !known.includes(trigger))
      return [
        {
          code: known.length > 0 ? 'trigger-unknown' : 'trigger-of-none',
          path,
          data: {
            trigger: typeof trigger === 'string' ? trigger.slice(0, 40) : shown(trigger),
            known: known.join(' '),
          },
        },
      ]
    return given.indexOf(trigger) < i ? [{ code: 'trigger-twice', path, data: { trigger } }] : []
  })
}

/** As it was written: the text "2" is told from the number 2. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 40)
