import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { JuvenileFile } from './queries.ts'
import { juvenileTexts } from './texts.ts'

/** The age on the day of the act and what it means, or that a day is missing. */
export function AgeWords({ age }: { age: JuvenileFile['age'] }) {
  const t = useTexts(juvenileTexts)
  const show = useFormat()
  if (age.answer === 'unknown') return <span>{t.ageUnknown}</span>
  const liability = {
    full: t.liabilityFull,
    eight: t.liabilityEight,
    'with-approval': t.liabilityApproval,
  }
  const years = fill(t.years, { count: String(age.age ?? '') })
  return <span>{age.liability ? show.words([years, liability[age.liability]]) : years}</span>
}
