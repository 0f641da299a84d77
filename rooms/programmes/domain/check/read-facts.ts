import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { nearest } from '../engine/nearest.ts'
import { kindOfFact } from '../language/fact.ts'
import { type Facts, readFact } from '../language/fact-values.ts'
import { kindWords, type Value } from '../language/kinds.ts'
import type { Programme } from '../language/programme.ts'
import type { Mistake } from '../language/words.ts'

/**
 * Answers as a form, a file or an outside program sends them. Null and what is left out are not known; a name that the
 * programme does not have, or a value that is no answer, is refused with all of them. A switch that is open may be
 * answered for this case.
 */
export function readFacts(
  programme: Programme,
  written: Readonly<Record<string, unknown>>,
): Result<Facts, readonly Mistake[]> {
  const mistakes: Mistake[] = []
  const facts: Record<string, Value> = {}
  for (const [name, answer] of Object.entries(written)) {
    if (answer === null || answer === undefined) continue
    const fact = programme.facts[name]
    const open = programme.switches[name]
    if (fact) {
      const value = readFact(fact, answer)
      if (value !== null) facts[name] = value
      else mistakes.push(notAnAnswer(name, answer, fact))
    } else if (open) {
      if (typeof answer === 'string' && Object.hasOwn(open.options, answer)) facts[name] = answer
      else mistakes.push(notAnOption(name, answer, Object.keys(open.options)))
    } else {
      const close = nearest(name, Object.keys(programme.facts))
      const known = Object.keys(programme.facts)
      mistakes.push({
        path: [name],
        zh: `没有事实 ${name}${close ? `，是否想写 ${close}` : ''}；现有：${known.join('、')}`,
        en: `there is no fact ${name}${close ? `; did you mean ${close}` : ''}; there are: ${known.join(', ')}`,
      })
    }
  }
  return mistakes.length > 0 ? refused(mistakes) : ok(facts)
}

function notAnAnswer(name: string, answer: unknown, fact: Programme['facts'][string]): Mistake {
  if (fact.options) return notAnOption(name, answer, Object.keys(fact.options))
  const kind = kindWords[kindOfFact(fact)]
  return {
    path: [name],
    zh: `${name} 应为${kind.zh}，不是 ${JSON.stringify(answer)}`,
    en: `${name} takes ${kind.en}, not ${JSON.stringify(answer)}`,
  }
}

const notAnOption = (name: string, answer: unknown, options: readonly string[]): Mistake => ({
  path: [name],
  zh: `${name} 不能是 ${JSON.stringify(answer)}，可以填：${options.join('、')}`,
  en: `${name} cannot be ${JSON.stringify(answer)}; it takes: ${options.join(', ')}`,
})
