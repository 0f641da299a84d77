import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { actOn } from '../../domain/case-acts.ts'
import { currentRecords } from './facts.ts'
import { refusalOf, rulesOf } from './keep-file.ts'
import { onFile } from './on-file.ts'

/** A supervisor's opinion under a record, or its return; nobody signs what one wrote oneself. */
export const signRecord = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  record: Id,
  input: { readonly id: Id; readonly agreed: boolean; readonly opinion?: string | undefined },
) =>
  onFile(
    standing,
    cipher,
    { id: input.id, name: 'casework.sign', target, input: { record, ...input } },
    async (tx, { one, records, facts }) => {
      const { actor } = standing
      const row = currentRecords(one, records).find(({ id }) => id === record)
      if (!row) return refused({ code: 'not-found' })
      if (row.recordedBy === actor.account) return refused({ code: 'case-signature-own' })
      if (!input.agreed && !input.opinion)
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'case-opinion-missing', path: '/body/opinion' }],
        })
      const acted = actOn(facts, { do: 'sign', kind: row.kind, agreed: input.agreed }, rulesOf(one))
      if (!acted.ok) return refused(refusalOf(acted.error))
      const opinion = input.opinion ? cipher.seal(input.opinion) : null
      const { rows } = await sql<{ id: Id }>`
        update case_record set signature = ${input.agreed ? 'agreed' : 'returned'}, signed_by = ${actor.account},
          signed_by_name = ${actor.name}, signed_at = clock_timestamp(), opinion_sealed = ${opinion}
        where province = ${one.province} and id = ${record} and signature is null returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'case-signature-none' })
      return ok({ one, detail: { record, kind: row.kind, agreed: input.agreed } })
    },
  )
