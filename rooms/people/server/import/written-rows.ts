import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { copyLine } from './copy-text.ts'
import type { PlacedPerson } from './reading.ts'
import { stagedPerson } from './staged-fields.ts'

const utf8 = new TextEncoder()

/** Seals, spells and writes out people for the staging table, as the bytes of a COPY; it remembers nothing. */
export function writtenRows(cipher: FieldCipher, people: readonly PlacedPerson[]): Uint8Array<ArrayBuffer> {
  let copy = ''
  for (const person of people) copy += copyLine(stagedPerson(cipher, person))
  return utf8.encode(copy)
}
