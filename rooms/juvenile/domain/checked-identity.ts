import type { Day } from '../../../kernel/day.ts'
import type { Problem } from '../../../kernel/errors.ts'
import { checkIdentityNumber, tidyIdentityNumber } from '../../../kernel/identity-number.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Identity } from './hand-over.ts'

/** As long as a number of the resident identity card, or nothing but digits and too long for a passport or a travel permit. */
const ofIdentityCard = (number: string): boolean => number.length > 15 || /^\d{11,}X?$/.test(number)

/**
 * Who is referred, with birth and sex as the identity card says them: the age on the day of the act rests on it, and a sealed
 * file is found by it again, so a mistyped digit is told while somebody still has the paper at hand. The number of another
 * document is kept as it is written.
 */
export function checkedIdentity(identity: Identity, today: Day, at: string): Result<Identity, Problem[]> {
  if (identity.idNumber === null) return ok(identity)
  const number = tidyIdentityNumber(identity.idNumber)
  if (!ofIdentityCard(number)) return ok(identity)
  const checked = checkIdentityNumber(number, today)
  if (!checked.ok) return refused([{ code: checked.error, path: `${at}/idNumber` }])
  const { birth } = checked.value
  const sex = checked.value.sex === '1' ? 'male' : 'female'
  const problems: Problem[] = []
  if (identity.birth !== null && identity.birth !== birth)
    problems.push({ code: 'birth-against-number', path: `${at}/birth` })
  if (identity.sex !== null && identity.sex !== sex)
    problems.push({ code: 'sex-against-number', path: `${at}/sex` })
  return problems.length > 0 ? refused(problems) : ok({ ...identity, idNumber: number, birth, sex })
}
