import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Danger } from '../../domain/danger-words.ts'
import type { Crisis } from '../../domain/requests/codes.ts'

/** The L3 and L4 content of a request, sealed as one text. What is not known is not there. */
export type SealedRequest = {
  readonly text: string
  readonly contactName?: string | undefined
  readonly phone?: string | undefined
  readonly otherContact?: string | undefined
  readonly where?: string | undefined
  readonly note?: string | undefined
  readonly crisis?: readonly Crisis[] | undefined
  readonly dangers?: readonly Danger[] | undefined
}

export const sealRequest = (cipher: FieldCipher, content: SealedRequest): Buffer =>
  cipher.seal(JSON.stringify(content))

export const openRequest = (cipher: FieldCipher, sealed: Buffer): SealedRequest =>
  JSON.parse(cipher.open(sealed)) as SealedRequest

/** What an act says: `reason` stays inside, `words` are for the requester. */
export type StepWords = { readonly reason?: string | undefined; readonly words?: string | undefined } & {
  readonly to?: string | undefined
  /** What was taken down before a correction. */
  readonly before?: object | undefined
}

export const sealWords = (cipher: FieldCipher, words: StepWords): Buffer | null =>
  Object.values(words).some((one) => one !== undefined) ? cipher.seal(JSON.stringify(words)) : null

export const openWords = (cipher: FieldCipher, sealed: Buffer | null): StepWords =>
  sealed ? (JSON.parse(cipher.open(sealed)) as StepWords) : {}

/** The digits of a phone, which are compared whatever stands between them. */
export const phoneDigits = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/** The keyed hash by which requests from one phone find each other. */
export const phoneIndexOf = (cipher: FieldCipher, phone: string | undefined): Buffer | null =>
  phone ? cipher.blind('request-phone', phoneDigits(phone)) : null
