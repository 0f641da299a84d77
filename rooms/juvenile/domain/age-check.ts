import { ageOn, type Day } from '../../../kernel/day.ts'
import type { Role } from './codes.ts'
import type { JuvenileRules } from './rules.ts'

export type AgeFacts = { readonly birth: Day | null; readonly actOn: Day | null; readonly role: Role }

/** What the age on the day of the act means (刑法 art. 17); a missing fact is asked for and is never an age. */
export type AgeAnswer =
  | { readonly answer: 'unknown'; readonly ask: readonly ('birth' | 'actOn')[] }
  | { readonly answer: 'not-minor'; readonly age: number }
  | { readonly answer: 'below-liability'; readonly age: number }
  | {
      readonly answer: 'minor'
      readonly age: number
      /** Of a suspect: for which offences there is liability at that age. */
      readonly liability: 'full' | 'eight' | 'with-approval' | null
    }

export function ageCheck({ birth, actOn, role }: AgeFacts, ages: JuvenileRules['ages']): AgeAnswer {
  if (birth === null || actOn === null) {
    const ask = [...(birth === null ? ['birth' as const] : []), ...(actOn === null ? ['actOn' as const] : [])]
    return { answer: 'unknown', ask }
  }
  // 周岁: whoever has the eighteenth birthday on the day of the act is one day short (最高法 法释〔2006〕1号 art. 2).
  const age = ageOn(birth, actOn) - (birth.slice(5) === actOn.slice(5) ? 1 : 0)
  if (age >= ages.minor_below) return { answer: 'not-minor', age }
  if (role !== 'suspect') return { answer: 'minor', age, liability: null }
  if (age < ages.liable_with_approval_from) return { answer: 'below-liability', age }
  const liability =
    age >= ages.liable_from ? 'full' : age >= ages.liable_for_eight_from ? 'eight' : 'with-approval'
  return { answer: 'minor', age, liability }
}
