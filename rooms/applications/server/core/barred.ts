import { decide, type Programme, sourceWords } from '../../../programmes/index.ts'

/**
 * The rule that a bar breaks, where it is the bar that breaks it: with the title and source by which it is refused. Null
 * where there is no bar, or the programme has no rule about one.
 */
export function barredBy(programme: Programme, given: Parameters<typeof decide>[1]) {
  const bars = Object.entries(programme.facts).filter(
    ([name, { from }]) => from === 'bar.in-force' && given.facts[name] === 'yes',
  )
  if (bars.length === 0) return null
  const broken = decide(programme, given).reasons.filter(({ holds }) => holds === 'no')
  const without = {
    ...given,
    facts: { ...given.facts, ...Object.fromEntries(bars.map(([name]) => [name, 'no'])) },
  }
  const still = new Set(
    decide(programme, without)
      .reasons.filter(({ holds }) => holds === 'no')
      .map(({ rule }) => rule),
  )
  const rule = broken.find((one) => !still.has(one.rule))
  if (!rule) return null
  const title = programme.eligible.find((one) => one.rule === rule.rule)?.title
  return {
    rule: rule.rule,
    title: title?.zh ?? rule.rule,
    titleEn: title?.en ?? rule.rule,
    source: sourceWords(rule.source),
  }
}
