import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { type ApplicationRow, inScope } from './application-store.ts'

export type ConsequenceRow = {
  readonly province: number
  readonly id: Id
  readonly application: Id
  readonly code: string
  readonly record: 'abnormal-list' | 'spot-check-list' | 'penalty' | 'published-as-late' | 'reminder'
  readonly proposedOn: Day
  readonly state: 'proposed' | 'decided' | 'dropped'
  readonly decidedOn: Day | null
  readonly decidedName: string | null
  readonly document: string | null
  readonly reason: string | null
  readonly entered: Id | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, application, code, record, proposed_on, state, decided_on, decided_name, document, reason, entered,
  version`)

export async function consequencesOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<ConsequenceRow[]> {
  const { rows } = await sql<ConsequenceRow>`
    select ${columns} from application_consequence where province = ${province} and application = ${id}
    order by proposed_on, code`.execute(tx)
  return rows
}

export async function findConsequence(tx: Handle, scope: Scope, id: Id): Promise<ConsequenceRow | undefined> {
  const { rows } = await sql<ConsequenceRow>`
    select ${columns} from application_consequence where id = ${id} and ${inScope(scope)} for update`.execute(
    tx,
  )
  return rows[0]
}

export function consequenceShown(programme: Programme, row: ConsequenceRow) {
  const declared = programme.filing?.consequences.find(({ code }) => code === row.code)
  return {
    id: row.id,
    code: row.code,
    title: declared?.title ?? { zh: row.code, en: row.code },
    record: row.record,
    source: declared?.source ?? '',
    proposedOn: row.proposedOn,
    state: row.state,
    decidedOn: row.decidedOn,
    decidedBy: row.decidedName,
    document: row.document,
    reason: row.reason,
    version: row.version,
  }
}
