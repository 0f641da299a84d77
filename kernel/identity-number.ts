import { type Day, parseDay } from './day.ts'
import { ok, type Result, refused } from './result.ts'

/** What a resident identity number says (GB 11643-1999). Sex in GB/T 2261.1: 1 male, 2 female. */
export type IdentityNumber = {
  readonly number: string
  readonly birth: Day
  readonly sex: '1' | '2'
  /** Where the person was first registered; abolished codes stay valid, so it is in no table to be checked by. */
  readonly addressCode: string
}

export type IdentityNumberError =
  | 'identity-number-length'
  /** Fifteen digits, as issued until 1999; it has no check digit and is no longer valid since 2013. */
  | 'identity-number-old-form'
  | 'identity-number-characters'
  | 'identity-number-birth'
  | 'identity-number-future'
  | 'identity-number-check-digit'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const earliestYear = '1800'

/** The number as it should have been typed: no spaces, half width, capital X. */
export const tidyIdentityNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .toUpperCase()

/** Checks length, characters, birth date (real, not after `today`) and check digit, in this order. */
export function checkIdentityNumber(text: string, today: Day): Result<IdentityNumber, IdentityNumberError> {
  const number = tidyIdentityNumber(text)
  if (/^\d{15}$/.test(number)) return refused('identity-number-old-form')
  if (number.length !== 18) return refused('identity-number-length')
  if (!/^\d{17}[\dX]$/.test(number)) return refused('identity-number-characters')
  const birth = parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!birth.ok || birth.value < earliestYear) return refused('identity-number-birth')
  if (birth.value > today) return refused('identity-number-future')
  if (number[17] !== checkDigitOf(number)) return refused('identity-number-check-digit')
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2'
  return ok({ number, birth: birth.value, sex, addressCode: number.slice(0, 6) })
}

/** The eighteenth character that belongs to the first seventeen digits. */
export function checkDigitOf(digits: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return checkDigits[sum % 11] ?? ''
}

/** `410621********0011`: enough to tell two people apart, not enough to use. Anything else is hidden whole. */
export const maskIdentityNumber = (number: string): string =>
  /^\d{17}[\dX]$/.test(number)
    ? `${number.slice(0, 6)}********${number.slice(14)}`
    : '*'.repeat(number.length)
