import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { LikenessReason } from '../../domain/duplicate-score.ts'
import { lookalikesOf } from '../duplicates/lookalikes.ts'
import { columnsOf } from './written-fields.ts'

export type PossiblePerson = {
  readonly id: Id
  readonly name: string
  readonly fileNumber: string
  readonly division: DivisionCode
  readonly birth: Day | null
  readonly why: readonly LikenessReason[]
}

/** A name and a village are enough to look at somebody who is only spoken of; no second file comes of it. */
const worthALook = 45

/** Files in scope that somebody's words may be about, the likeliest first. */
export async function possiblePersons(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  told: {
    readonly name: string
    readonly division: DivisionCode
    readonly phone?: string | undefined
  },
): Promise<PossiblePerson[]> {
  const columns = columnsOf(cipher, { name: told.name, ...(told.phone ? { phone: told.phone } : {}) })
  const found = await lookalikesOf(tx, cipher, scope, { ...columns, division: told.division }, worthALook)
  return found.map(({ row, reasons }) => ({
    id: row.id,
    name: row.name,
    fileNumber: row.fileNumber,
    division: row.division,
    birth: row.birth,
    why: reasons,
  }))
}
