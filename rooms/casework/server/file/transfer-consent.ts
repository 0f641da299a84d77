import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { legalBases } from '../../../intake/server/index.ts'
import { consentFor } from '../../../people/server/index.ts'
import type { TransferRow } from './transfers.ts'

/**
 * Whether a case was asked over on the client's consent and that has ended since: then nothing may go along on it any more (2.8).
 * Asked beside the reader's own rights, because the receiving station does not see the client's file; it is told yes or no.
 */
export async function consentEnded(
  { worker }: Pick<Platform, 'worker'>,
  { province, case: id, state, legalBasis }: TransferRow,
  today: Day,
): Promise<boolean> {
  const rests = legalBases().some(({ code, kind }) => code === legalBasis && kind === 'consent')
  if (state !== 'asked' || !rests) return false
  return worker.handle.transaction().execute(async (tx) => {
    const { rows } = await sql<{ person: Id }>`
      select person from service_case where province = ${province} and id = ${id}`.execute(tx)
    const person = rows[0]?.person
    const consent = person ? await consentFor(tx as Handle, wholeScope, person, 'service', today) : null
    return consent !== null && consent.state !== 'given'
  })
}
