import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import { type Sensitive, sensitiveText } from '../domain/sensitive.ts'

export const openSensitive = (cipher: FieldCipher, sealed: Buffer | null): Sensitive =>
  sealed ? (JSON.parse(cipher.open(sealed)) as Sensitive) : {}

/** The L3 texts of a person as they are stored: sealed, and a digest by which equal contents are told. */
export function sealSensitive(
  cipher: FieldCipher,
  sensitive: Sensitive,
): { readonly sealed: Buffer | null; readonly sealedIndex: Buffer | null } {
  const text = sensitiveText(sensitive)
  if (text === '{}') return { sealed: null, sealedIndex: null }
  return { sealed: cipher.seal(text), sealedIndex: cipher.blind('person', text) }
}

export const identityIndex = (cipher: FieldCipher, number: string): Buffer => cipher.blind('identity', number)

/** Marks that set the keys of numbers apart from those of names. */
export const numberMark = '#'
export const phoneMark = '+'

const piece = (cipher: FieldCipher, text: string): string =>
  cipher.blind('ending', text).toString('base64url').slice(0, 8)

/**
 * The key of an ending: the last four characters, and behind them the longer ending that is asked for as well (six of
 * a number, the whole phone), so that one row answers both as a prefix. Keyed hashes: the endings are not readable.
 */
const keyOf = (cipher: FieldCipher, mark: string, whole: string, longer: string): string =>
  mark + piece(cipher, whole.slice(-4)) + piece(cipher, longer)

const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

export function numberKeysOf(cipher: FieldCipher, sensitive: Sensitive): string[] {
  const phones = [sensitive.phone ?? '', ...(sensitive.otherPhones ?? '').split('、')].map(digitsOf)
  const keys = phones
    .filter((phone) => phone.length >= 4)
    .map((phone) => keyOf(cipher, phoneMark, phone, phone))
  const number = sensitive.idNumber
  if (number && number.length >= 6) keys.unshift(keyOf(cipher, numberMark, number, number.slice(-6)))
  return [...new Set(keys)]
}

/** The beginnings of keys in which an ending of four or more characters is found. */
export function endingPrefixes(cipher: FieldCipher, ending: string): string[] {
  const last = piece(cipher, ending.slice(-4))
  const number = ending.length >= 6 ? last + piece(cipher, ending.slice(-6)) : last
  // A whole phone number is found by its own hash; anything between is found by four and compared afterwards.
  const phone = /^1\d{10}$/.test(ending) ? last + piece(cipher, ending) : last
  return [numberMark + number, ...(/^\d+$/.test(ending) ? [phoneMark + phone] : [])]
}

/** Whether one of the person's numbers really ends so: a key says it for four, six and eleven characters only. */
export function endsWith(sensitive: Sensitive, ending: string): boolean {
  const phones = [sensitive.phone ?? '', ...(sensitive.otherPhones ?? '').split('、')].map(digitsOf)
  return [sensitive.idNumber ?? '', ...phones].some((number) => number.endsWith(ending))
}
