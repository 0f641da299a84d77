import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { maskIdentityNumber, maskPhone } from '../../../people/index.ts'

/** What is sealed of an applicant (L3); what is not known is not there. */
export type SealedApplicant = { readonly idNumber?: string; readonly phone?: string }

export const openApplicant = (cipher: FieldCipher, sealed: Buffer | null): SealedApplicant =>
  sealed ? (JSON.parse(cipher.open(sealed)) as SealedApplicant) : {}

export const sealApplicant = (cipher: FieldCipher, { idNumber, phone }: SealedApplicant): Buffer | null =>
  idNumber || phone
    ? cipher.seal(JSON.stringify({ ...(idNumber ? { idNumber } : {}), ...(phone ? { phone } : {}) }))
    : null

export const maskedApplicant = ({ idNumber, phone }: SealedApplicant) => ({
  idNumber: idNumber ? maskIdentityNumber(idNumber) : null,
  phone: phone ? maskPhone(phone) : null,
})

/** By which an applicant is found again, for double applications and bars: of an identity number, a credit code or a work. */
export const subjectIndex = (cipher: FieldCipher, key: string): Buffer =>
  cipher.blind('application-subject', key)
