import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { followCodeOf, readFollowCode } from '../../domain/requests/follow-code.ts'

/**
 * The code of a request follows from the command that filed it and a key that never leaves the server: a resend gets
 * the same one, and nothing that is stored or shown leads to it. Of the code itself only a keyed hash is kept.
 */
export const codeOfCommand = (cipher: FieldCipher, province: number, command: Id): string =>
  followCodeOf(province, cipher.blind('request-code', command))

export const followIndex = (cipher: FieldCipher, code: string): Buffer => cipher.blind('request-follow', code)

/** Where a typed code is looked for, and by what; a code that cannot be is hashed and looked for as any other. */
export function lookedFor(cipher: FieldCipher, typed: string): { province: number; index: Buffer } {
  const { province, code } = readFollowCode(typed)
  return { province, index: followIndex(cipher, code) }
}
