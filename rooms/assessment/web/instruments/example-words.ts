import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Example } from '../../domain/instrument/example.ts'
import { gradeOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { assessTexts } from '../files/assess-texts.ts'
import { instrumentTexts } from './instrument-texts.ts'

/** What an example answers, by the numbers of the form, or which grades were held when: `A1 3 · H4`. */
export function useGivenWords(instrument: Instrument): (example: Example) => string {
  const t = useTexts(instrumentTexts)
  const outside = useTexts(assessTexts)
  const say = useSay()
  const show = useFormat()
  const words = { NA: outside.notApplicable, UNK: outside.notKnown }
  const grade = (code: string) => say(gradeOf(instrument, code).title)
  return (example) => {
    if ('held' in example)
      return [
        grade(example.held),
        ...example.assessed.map((one) => `${show.day(one.on)} ${grade(one.grade)}`),
        ...example.open_triggers,
      ].join(' → ')
    const { rest_option, domains, answers, triggers } = example.given
    const single = [...Object.entries(domains), ...Object.entries(answers)].map(
      ([code, value]) => `${code} ${typeof value === 'number' ? value : words[value]}`,
    )
    const rest = rest_option === undefined ? [] : [fill(t.rest, { option: rest_option })]
    return [...single, ...triggers, ...rest].join(' · ')
  }
}
