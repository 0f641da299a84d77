import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { readFacts } from '../check/read-facts.ts'
import { nearest } from '../engine/nearest.ts'
import type { Facts } from '../language/fact-values.ts'
import { parameterMistakes } from '../language/parameter.ts'
import type { Programme } from '../language/programme.ts'
import { toBeAsked } from '../language/switch.ts'
import type { Mistake } from '../language/words.ts'

/** Figures and open questions set otherwise, by name. */
export type WhatIf = {
  readonly parameters: Readonly<Record<string, number | string>>
  readonly switches: Readonly<Record<string, string>>
}

/** `name=value` lines, as the command line and the address of a page write them. */
export function pairsOf(texts: readonly string[]): Result<readonly (readonly [string, string])[], Mistake[]> {
  const pairs = texts.map((text) => /^([^=]+)=(.*)$/.exec(text.trim()))
  const wrong = texts.filter((_, i) => pairs[i] === null)
  if (wrong.length > 0)
    return refused(
      wrong.map((text) => ({
        path: [text],
        zh: `应写 名称=值，不是 ${text}`,
        en: `write name=value, not ${text}`,
      })),
    )
  return ok(pairs.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : [])))
}

/** Figures in the unit of the file (fen, minutes, days), and open questions by their options. */
export function readWhatIf(
  programme: Programme,
  pairs: readonly (readonly [string, string])[],
): Result<WhatIf, Mistake[]> {
  const mistakes: Mistake[] = []
  const parameters: Record<string, number | string> = {}
  const switches: Record<string, string> = {}
  for (const [name, written] of pairs) {
    const parameter = programme.parameters[name]
    const open = programme.switches[name]
    if (parameter) {
      const value = /^\d{1,15}$/.test(written) ? Number(written) : written
      const found = parameterMistakes(
        { ...parameter, values: { '0001-01-01': { value, source: 'what-if' } } },
        [],
      )
      if (found.length > 0)
        mistakes.push(
          ...found.map(({ zh, en }) => ({ path: [name], zh: `${name}：${zh}`, en: `${name}: ${en}` })),
        )
      else parameters[name] = value
    } else if (open) {
      const options = [...Object.keys(open.options), toBeAsked]
      if (options.includes(written)) switches[name] = written
      else
        mistakes.push({
          path: [name],
          zh: `${name} 可以是：${options.join('、')}，不是 ${written}`,
          en: `${name} takes: ${options.join(', ')}; not ${written}`,
        })
    } else mistakes.push(noFigure(programme, name))
  }
  return mistakes.length > 0 ? refused(mistakes) : ok({ parameters, switches })
}

function noFigure(programme: Programme, name: string): Mistake {
  const known = [...Object.keys(programme.parameters), ...Object.keys(programme.switches)]
  const close = nearest(name, known)
  return {
    path: [name],
    zh: `没有参数或待定事项 ${name}${close ? `，是否想写 ${close}` : ''}；现有：${known.join('、')}`,
    en: `there is no figure or open question ${name}${close ? `; did you mean ${close}` : ''}; there are: ${known.join(', ')}`,
  }
}

const counted = ['integer', 'money', 'days', 'months', 'years', 'persons', 'minutes', 'percent']

/** What is taken for known of everybody whom no record tells of; several codes are written `a|b`. */
export function readAssumed(
  programme: Programme,
  pairs: readonly (readonly [string, string])[],
): Result<Facts, readonly Mistake[]> {
  return readFacts(
    programme,
    Object.fromEntries(
      pairs.map(([name, written]) => {
        const type = programme.facts[name]?.type
        if (type === 'codes') return [name, written === '' ? [] : written.split('|')]
        if (type === 'hours') return [name, /^\d+(\.\d+)?$/.test(written) ? Number(written) : written]
        return [name, type && counted.includes(type) && /^\d+$/.test(written) ? Number(written) : written]
      }),
    ),
  )
}
