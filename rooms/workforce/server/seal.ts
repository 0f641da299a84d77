import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import { maskIdentityNumber, maskPhone } from '../../people/index.ts'

/** What is sealed of a worker; what is not known is not there. */
export type Sealed = { readonly idNumber?: string; readonly phone?: string }

export const openSealed = (cipher: FieldCipher, sealed: Buffer | null): Sealed =>
  sealed ? (JSON.parse(cipher.open(sealed)) as Sealed) : {}

export const sealOf = (cipher: FieldCipher, { idNumber, phone }: Sealed): Buffer | null =>
  idNumber || phone
    ? cipher.seal(JSON.stringify({ ...(idNumber ? { idNumber } : {}), ...(phone ? { phone } : {}) }))
    : null

export const maskedOf = ({ idNumber, phone }: Sealed) => ({
  idNumber: idNumber ? maskIdentityNumber(idNumber) : null,
  phone: phone ? maskPhone(phone) : null,
})

export const workerIndex = (cipher: FieldCipher, number: string): Buffer =>
  cipher.blind('worker-identity', number)
