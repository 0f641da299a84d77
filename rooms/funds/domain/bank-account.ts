import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { PayeeKind } from './kinds.ts'

/** Digits as a bank writes them: spaces, dashes and full-width digits are taken off. */
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '')

/** The check digit of a bank card (GB/T 15694.1, ISO/IEC 7812-1). */
function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/**
 * The digits of an account. A person's card of China UnionPay (begins with 62, 16 to 19 digits) must hold its check digit; a
 * passbook and an organisation's account have none, and only their length can be checked.
 */
export function readAccountNumber(
  text: string,
  kind: PayeeKind,
): Result<string, 'bank-account-digits' | 'bank-account-length' | 'bank-card-check'> {
  const digits = digitsOf(text)
  if (!/^\d+$/.test(digits)) return refused('bank-account-digits')
  if (digits.length < 8 || digits.length > 32) return refused('bank-account-length')
  if (kind === 'person' && /^62\d{14,17}$/.test(digits) && !luhn(digits)) return refused('bank-card-check')
  return ok(digits)
}

/** What every screen and list shows. */
export const maskedAccount = (lastDigits: string): string => `**** **** **** ${lastDigits}`

export const lastDigitsOf = (digits: string): string => digits.slice(-4)

/** Names as banks compare them: no blanks, one kind of brackets and of middle dot. */
const nameForBank = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[••‧・]/g, '·')
    .toLowerCase()

/** Whether an account is in the name of who is paid. */
export const heldBy = (holder: string, payee: string): boolean => nameForBank(holder) === nameForBank(payee)
