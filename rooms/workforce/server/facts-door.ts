import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import type { AwardLevel } from '../domain/qualifications.ts'
import { writeAward } from './qualification-commands.ts'
import { workerIndex } from './seal.ts'
import { findMember } from './store.ts'

export { factsOf } from './worker-facts.ts'

/** The worker of an identity number whom the scope covers; null where there is none, or the number is no number. */
export async function memberOfNumber(
  tx: Handle,
  scope: Scope,
  cipher: FieldCipher,
  idNumber: string,
  today: Day,
): Promise<{ readonly id: Id; readonly name: string } | null> {
  const checked = checkIdentityNumber(idNumber, today)
  if (!checked.ok) return null
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from workforce_member where province = any(${provincesIn(scope)})
      and identity_index = ${workerIndex(cipher, checked.value.number)}
      and ${within(scope, { division: 'division', station: 'station' })}`.execute(tx)
  return rows[0] ?? null
}

/** Writes an award that a programme gave, inside the caller's command; `id` is the award's own, so that a resend adds none. */
export async function noteAward(
  tx: Handle,
  standing: Standing,
  member: Id,
  award: {
    readonly id: Id
    readonly title: string
    readonly giver: string
    readonly level: AwardLevel
    readonly givenOn: Day
    readonly document?: string | null
    readonly programme: string
    readonly withdrawnOn?: Day | null
    readonly withdrawnReason?: string | null
  },
): Promise<Result<{ award: Id }, Refusal>> {
  const found = await findMember(tx, standing.scope, member)
  return found ? writeAward(tx, standing.actor.account, found, award) : refused({ code: 'not-found' })
}
