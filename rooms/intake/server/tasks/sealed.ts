import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { HandOver } from '../../domain/tasks/hand-over.ts'

/** What was handed over, as it was on that day: a snapshot, so that later changes of the file do not leak. */
export const sealHandOver = (cipher: FieldCipher, handOver: HandOver): Buffer =>
  cipher.seal(JSON.stringify(handOver))

export const openHandOver = (cipher: FieldCipher, sealed: Buffer): HandOver =>
  JSON.parse(cipher.open(sealed)) as HandOver
