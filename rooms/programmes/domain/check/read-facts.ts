import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { nearest } from '../engine/nearest.ts'
import { compare } from '../language/conditions/compared.ts'
import { type Fact, type FactType, kindOfFact } from '../language/fact.ts'
import { type Facts, readFact } from '../language/fact-values.ts'
import { kindWords, type Value } from '../language/kinds.ts'
import type { Programme } from '../language/programme.ts'
import { type Switch, toBeAsked } from '../language/switch.ts'
import type { Mistake, Words } from '../language/words.ts'

/**
 * Answers as a form, a file or an outside program sends them. Null and what is left out are not known; a name that the
 * programme does not have, a value that is no answer, or two answers that contradict each other are refused, with all of
 * them. A switch that is open may be answered for this case.
 */
export function readFacts(
  programme: Programme,
  written: Readonly<Record<string, unknown>>,
): Result<Facts, readonly Mistake[]> {
  const mistakes: Mistake[] = []
  const facts: Record<string, Value> = {}
  for (const [name, answer] of Object.entries(written)) {
    if (answer === null || answer === undefined) continue
    const fact = own(programme.facts, name)
    const open = own(programme.switches, name)
    if (fact) {
      const value = readFact(fact, answer)
      if (value !== null) facts[name] = value
      else mistakes.push(notAnAnswer(name, answer, fact))
    } else if (open) {
      if (typeof answer !== 'string' || !Object.hasOwn(open.options, answer))
        mistakes.push(notAnOption(name, answer, Object.keys(open.options)))
      else if (open.default === toBeAsked) facts[name] = answer
      else if (answer !== open.default) mistakes.push(settledOtherwise(name, open))
    } else mistakes.push(noSuchFact(name, Object.keys(programme.facts)))
  }
  mistakes.push(...contradictions(programme, facts).map(contradicted))
  return mistakes.length > 0 ? refused(mistakes) : ok(facts)
}

/** A name such as `constructor` is none of the file's, whatever every object has of its own. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Two days in the wrong order, as far as both are known: gone before hired, filed again before it was returned. */
export type Contradiction = {
  readonly name: string
  readonly other: string
  readonly later: Value
  readonly earlier: Value
}

export function contradictions(programme: Programme, facts: Facts): Contradiction[] {
  return Object.entries(programme.facts).flatMap(([name, { not_before: other }]): Contradiction[] => {
    const [later, earlier] = [facts[name], other === undefined ? undefined : facts[other]]
    if (other === undefined || later === undefined || earlier === undefined) return []
    return compare(later, earlier) < 0 ? [{ name, other, later, earlier }] : []
  })
}

const contradicted = ({ name, other, later, earlier }: Contradiction): Mistake => ({
  path: [name],
  zh: `${name}（${later}）早于 ${other}（${earlier}），请核对这两项`,
  en: `${name} (${later}) lies before ${other} (${earlier}); look at both again`,
})

function noSuchFact(name: string, known: readonly string[]): Mistake {
  const close = nearest(name, known)
  return {
    path: [name],
    zh: `没有事实 ${name}${close ? `，是否想写 ${close}` : ''}；现有：${known.join('、')}`,
    en: `there is no fact ${name}${close ? `; did you mean ${close}` : ''}; there are: ${known.join(', ')}`,
  }
}

const settledOtherwise = (name: string, { default: choice }: Switch): Mistake => ({
  path: [name],
  zh: `${name} 不是事实，是政策的待定事项，现按 ${choice} 执行；想看另一种结果，用 --set ${name}=选项`,
  en: `${name} is no fact but an open question of the policy, taken as ${choice}; to try another answer write --set ${name}=OPTION`,
})

/** How an answer of each type is written. */
const ways: Readonly<Record<Exclude<FactType, 'code' | 'yes_no'>, Words>> = {
  integer: { zh: '写 0 以上的整数，如 3', en: 'write a whole number from 0 on, such as 3' },
  money: { zh: '写整数分，2000 元写 200000', en: 'write whole fen: 2000 yuan are 200000' },
  day: { zh: '写 2023-07-05 这样的日期', en: 'write a day such as 2023-07-05' },
  moment: {
    zh: '写 2023-07-05T09:30:00+08:00 这样的时刻',
    en: 'write a moment such as 2023-07-05T09:30:00+08:00',
  },
  days: { zh: '写整数天', en: 'write whole days' },
  months: { zh: '写整数月', en: 'write whole months' },
  years: { zh: '写整数年', en: 'write whole years' },
  persons: { zh: '写整数人', en: 'write a whole number of persons' },
  hours: { zh: '写小时数，如 352、351.5 或 "351:30"', en: 'write hours, such as 352, 351.5 or "351:30"' },
  minutes: { zh: '写整数分钟', en: 'write whole minutes' },
  percent: { zh: '写整数，百分之三写 3', en: 'write a whole number: 3 for three per cent' },
  codes: { zh: '写列表，如 ["a", "b"]', en: 'write a list, such as ["a", "b"]' },
  division: {
    zh: '写 2、4、6、9 或 12 位区划代码，如 341102',
    en: 'write a division code of 2, 4, 6, 9 or 12 digits, such as 341102',
  },
  text: { zh: '写文字', en: 'write a text' },
}

function notAnAnswer(name: string, answer: unknown, fact: Fact): Mistake {
  const options = Object.keys(fact.options ?? {})
  if (fact.type === 'code') return notAnOption(name, answer, options)
  const kind = kindWords[kindOfFact(fact)]
  if (fact.type === 'yes_no') return notAnOption(name, answer, ['yes', 'no'])
  const way = ways[fact.type]
  const from =
    options.length > 0
      ? { zh: `；可以选：${options.join('、')}`, en: `; there are: ${options.join(', ')}` }
      : null
  return {
    path: [name],
    zh: `${name} 应为${kind.zh}，不是 ${JSON.stringify(answer)}；${way.zh}${from?.zh ?? ''}`,
    en: `${name} takes ${kind.en}, not ${JSON.stringify(answer)}; ${way.en}${from?.en ?? ''}`,
  }
}

const notAnOption = (name: string, answer: unknown, options: readonly string[]): Mistake => ({
  path: [name],
  zh: `${name} 不能是 ${JSON.stringify(answer)}，可以填：${options.join('、')}`,
  en: `${name} cannot be ${JSON.stringify(answer)}; it takes: ${options.join(', ')}`,
})
