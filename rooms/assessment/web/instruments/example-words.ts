import { fill } from '../../../../platform/web/fill.ts'
import type { Example } from '../../domain/instrument/example.ts'
import type { instrumentTexts } from './instrument-texts.ts'

type Texts = Readonly<Record<keyof typeof instrumentTexts, string>>

/** What an example answers, in the codes of the form: `A1 3, D NA; H4`. */
export function givenWords(example: Example, t: Texts): string {
  if ('held' in example)
    return [
      example.held,
      ...example.assessed.map(({ on, grade }) => `${on} ${grade}`),
      ...example.open_triggers,
    ].join(' → ')
  const { rest_option, domains, answers, triggers } = example.given
  const single = [...Object.entries(domains), ...Object.entries(answers)].map(
    ([code, value]) => `${code} ${value}`,
  )
  const rest = rest_option === undefined ? [] : [fill(t.rest, { option: rest_option })]
  return [...single, ...triggers, ...rest].join(' · ')
}
