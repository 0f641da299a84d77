import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { findCase } from '../case-row.ts'
import { detailOf } from '../line.ts'
import { fileDetail } from './file-detail.ts'

/**
 * Everything that the official forms of a case are filled from (5.4): what is registered, and the records that hold
 * now, with their words. Only for who may read sensitive fields there; the caller writes down that it was read.
 */
export async function formData(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing & { readonly now: number },
  id: Id,
) {
  const one = await findCase(tx, standing.scope, id)
  if (!one) return refused<Refusal>({ code: 'not-found' })
  const registered = await detailOf(tx, cipher, standing, one)
  if (!registered.sensitive) return refused<Refusal>({ code: 'not-permitted' })
  const file = await fileDetail(tx, cipher, standing, one)
  const records = file.records.filter(({ replacedBy }) => replacedBy === null)
  return ok({ registered, file: { ...file, records } })
}

export type FormData = Awaited<ReturnType<typeof formData>> extends Result<infer T, Refusal> ? T : never
