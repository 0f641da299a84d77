import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import { type Sensitive, sensitiveText } from '../domain/sensitive.ts'

export const openSensitive = (cipher: FieldCipher, sealed: Buffer | null): Sensitive =>
  sealed ? (JSON.parse(cipher.open(sealed)) as Sensitive) : {}

/** The L3 texts of a person as they are stored; nothing known is nothing stored. */
export function sealSensitive(cipher: FieldCipher, sensitive: Sensitive): Buffer | null {
  const text = sensitiveText(sensitive)
  return text === '{}' ? null : cipher.seal(text)
}

export const identityIndex = (cipher: FieldCipher, number: string): Buffer => cipher.blind('identity', number)

/** Marks that set the keys of numbers apart from those of names. */
export const numberMark = '#'
export const phoneMark = '+'

/** Hashes of four-character endings: there are ten thousand or so of them, and an import asks for each many times. */
const shortPieces = new WeakMap<FieldCipher, Map<string, string>>()

function piece(cipher: FieldCipher, text: string): string {
  const hashed = () => cipher.blind('ending', text).toString('base64url').slice(0, 8)
  if (!/^\d{3}[\dX]$/.test(text)) return hashed()
  const known = shortPieces.get(cipher) ?? new Map<string, string>()
  shortPieces.set(cipher, known)
  const found = known.get(text) ?? hashed()
  known.set(text, found)
  return found
}

/**
 * The key of an ending: the last four characters, and behind them the longer ending that is asked for as well (six of
 * a number, the whole phone), so that one row answers both as a prefix. Keyed hashes: the endings are not readable.
 */
const keyOf = (cipher: FieldCipher, mark: string, whole: string, longer: string): string =>
  mark + piece(cipher, whole.slice(-4)) + piece(cipher, longer)

const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

export function numberKeysOf(cipher: FieldCipher, sensitive: Sensitive): string[] {
  const keys: string[] = []
  const { idNumber, phone, otherPhones } = sensitive
  if (idNumber && idNumber.length >= 6) keys.push(keyOf(cipher, numberMark, idNumber, idNumber.slice(-6)))
  for (const one of [phone, ...(otherPhones?.split('、') ?? [])]) {
    const digits = digitsOf(one ?? '')
    if (digits.length >= 4) keys.push(keyOf(cipher, phoneMark, digits, digits))
  }
  return keys.length > 1 ? [...new Set(keys)] : keys
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
