import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'

/** What of a report is sealed (L4): what was noticed and, without a file, who the child is. */
export type SecretReport = { readonly content: string; readonly child: string | null }

/** What of an entry is sealed. */
export type SecretEntry = {
  readonly text?: string | undefined
  readonly receiptNumber?: string | undefined
  readonly contact?: string | undefined
}

export const sealJson = (cipher: FieldCipher, value: object): Buffer => cipher.seal(JSON.stringify(value))

export const openReport = (cipher: FieldCipher, sealed: Buffer): SecretReport =>
  JSON.parse(cipher.open(sealed)) as SecretReport

export const openEntry = (cipher: FieldCipher, sealed: Buffer | null): SecretEntry =>
  sealed ? (JSON.parse(cipher.open(sealed)) as SecretEntry) : {}
