import { fill } from '../../../../platform/web/fill.ts'
import { type Condition, comparisonOf } from '../../domain/instrument/condition.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import type { Words } from '../../domain/instrument/words.ts'
import type { instrumentTexts } from './instrument-texts.ts'

type Texts = Readonly<Record<keyof typeof instrumentTexts, string>>
type Speech = { readonly instrument: Instrument; readonly t: Texts; readonly say: (words: Words) => string }

/** A condition in words, a line for each way that it can hold. */
export function conditionLines(condition: Condition, speech: Speech): string[] {
  if ('any' in condition) return condition.any.flatMap((part) => conditionLines(part, speech))
  if ('all' in condition) return [condition.all.flatMap((part) => conditionLines(part, speech)).join(' + ')]
  return [leafWords(condition, speech)]
}

function leafWords(leaf: Condition, { instrument, t, say }: Speech): string {
  if ('all' in leaf || 'any' in leaf) return ''
  if ('trigger' in leaf) {
    const trigger = instrument.triggers.find(({ code }) => code === leaf.trigger)
    return trigger ? say(trigger.title) : t.anyTrigger
  }
  const what = subjectOf(leaf, { instrument, t, say })
  if ('fact' in leaf && leaf.is !== undefined) return fill(leaf.is === 'yes' ? t.isYes : t.isNo, { what })
  if ('item' in leaf && leaf.one_of !== undefined)
    return fill(t.isOneOf, { what, values: leaf.one_of.join(' / ') })
  const compared = comparisonOf(leaf)
  if (!compared) return what
  return fill(t[compared.word], { what, value: instrument.thresholds[compared.threshold]?.value ?? '' })
}

function subjectOf(leaf: Condition, { instrument, t, say }: Speech): string {
  const titleIn = (list: readonly { code: string; title: Words }[], code: string) => {
    const found = list.find((one) => one.code === code)
    return found ? `${say(found.title)}` : code
  }
  if ('domain' in leaf) return leaf.domain === 'any' ? t.anyDomain : titleIn(instrument.domains, leaf.domain)
  if ('item' in leaf) return titleIn(instrument.items, leaf.item)
  if ('fact' in leaf) return titleIn(instrument.facts, leaf.fact)
  return t.total
}
