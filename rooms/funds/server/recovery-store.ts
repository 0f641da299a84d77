import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { PayeeKind } from '../domain/kinds.ts'
import { inScope } from './budget-store.ts'
import { likePart } from './payment-store.ts'

export type RecoveryRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly budget: Id
  readonly payment: Id
  readonly programme: string | null
  readonly payeeKind: PayeeKind
  readonly payee: Id
  readonly payeeName: string
  readonly amount: number
  readonly received: number
  readonly writtenOff: number
  readonly cancelled: boolean
  readonly reason: string
  readonly orderedOn: Day
  readonly dueOn: Day
  readonly sourceRoom: string
  readonly sourceId: Id
  readonly recordedName: string
}

const columns =
  sql.raw(`r.id, r.division, r.budget, r.payment, r.programme, r.payee_kind, r.payee, r.payee_name, r.amount, r.received,
  r.written_off, r.cancelled, r.reason, r.ordered_on, r.due_on, r.source_room, r.source_id, r.recorded_name`)
const isOpen = sql<boolean>`not r.cancelled and r.received + r.written_off < r.amount`

export type RecoveryFilter = {
  readonly state?: 'open' | 'overdue' | 'settled' | undefined
  readonly within?: DivisionCode | undefined
  readonly search?: string | undefined
}

/** Recoveries of a filter, the earliest due first. */
export async function listRecoveries(
  tx: Handle,
  scope: Scope,
  { state, within, search }: RecoveryFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
  today: Day,
): Promise<RecoveryRow[]> {
  const all = [inScope(scope, 'r')]
  if (state === 'open') all.push(isOpen)
  if (state === 'overdue') all.push(sql<boolean>`${isOpen} and r.due_on < ${today}`)
  if (state === 'settled') all.push(sql<boolean>`not (${isOpen})`)
  if (search) all.push(sql<boolean>`r.search like ${likePart(search)}`)
  if (within !== undefined) {
    const { low, high } = rangeOf(within)
    all.push(sql<boolean>`r.division between ${low} and ${high}`)
  }
  const { after, limit } = page
  const later = after ? sql`and (r.due_on, r.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<RecoveryRow>`
    select ${columns} from recovery r where ${sql.join(all, sql` and `)} ${later}
    order by r.due_on, r.id limit ${limit}`.execute(tx)
  return rows
}

export async function findRecovery(tx: Handle, scope: Scope, id: Id): Promise<RecoveryRow | undefined> {
  const { rows } = await sql<RecoveryRow>`
    select ${columns} from recovery r where ${inScope(scope, 'r')} and r.id = ${id}`.execute(tx)
  return rows[0]
}

export async function recoveriesOfPayment(tx: Handle, scope: Scope, payment: Id): Promise<RecoveryRow[]> {
  const { rows } = await sql<RecoveryRow>`
    select ${columns} from recovery r where ${inScope(scope, 'r')} and r.payment = ${payment} order by r.ordered_on, r.id`.execute(
    tx,
  )
  return rows
}

/** Writes a recovery; false where its id is taken. */
export async function insertRecovery(
  tx: Handle,
  { actor }: Standing,
  row: Omit<RecoveryRow, 'received' | 'writtenOff' | 'cancelled' | 'recordedName'> & {
    readonly search: string
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into recovery (province, id, division, budget, payment, programme, payee_kind, payee, payee_name, amount, reason,
      ordered_on, due_on, source_room, source_id, search, recorded_by, recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.budget}, ${row.payment}, ${row.programme},
      ${row.payeeKind}, ${row.payee}, ${row.payeeName}, ${row.amount}, ${row.reason}, ${row.orderedOn}, ${row.dueOn},
      ${row.sourceRoom}, ${row.sourceId}, ${row.search}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Adds to what was received or written off; both stand in the ledger too, and are repeated for the list. */
export async function addToRecovery(
  tx: Handle,
  { division, id }: Pick<RecoveryRow, 'division' | 'id'>,
  {
    received = 0,
    writtenOff = 0,
    cancelled = false,
  }: { received?: number; writtenOff?: number; cancelled?: boolean },
): Promise<void> {
  await sql`
    update recovery set received = received + ${received}, written_off = written_off + ${writtenOff},
      cancelled = cancelled or ${cancelled}
    where province = ${provinceOf(division)} and id = ${id}`.execute(tx)
}

export type WriteOffRow = {
  readonly id: Id
  readonly recovery: Id
  readonly division: DivisionCode
  readonly amount: number
  readonly reason: string
  readonly state: 'proposed' | 'approved' | 'declined'
  readonly proposedBy: Id
  readonly proposedName: string
  readonly proposedAt: string
  readonly decidedName: string | null
}

const writeOffColumns =
  sql.raw(`w.id, w.recovery, w.division, w.amount, w.reason, w.state, w.proposed_by, w.proposed_name,
  to_json(w.proposed_at) #>> '{}' as proposed_at, w.decided_name`)

export async function writeOffsOf(tx: Handle, scope: Scope, recovery: Id): Promise<WriteOffRow[]> {
  const { rows } = await sql<WriteOffRow>`
    select ${writeOffColumns} from recovery_write_off w
    where ${inScope(scope, 'w')} and w.recovery = ${recovery} order by w.proposed_at, w.id`.execute(tx)
  return rows
}

/** False where the id is taken, or another proposal of the recovery waits. */
export async function insertWriteOff(
  tx: Handle,
  { actor }: Standing,
  row: Pick<WriteOffRow, 'id' | 'recovery' | 'division' | 'amount' | 'reason'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into recovery_write_off (province, id, division, recovery, amount, reason, proposed_by, proposed_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.recovery}, ${row.amount}, ${row.reason}, ${actor.account},
      ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** False where it was decided meanwhile. */
export async function decideWriteOff(
  tx: Handle,
  { actor }: Standing,
  { division, id }: Pick<WriteOffRow, 'division' | 'id'>,
  state: 'approved' | 'declined',
): Promise<boolean> {
  const { rows } = await sql`
    update recovery_write_off set state = ${state}, decided_by = ${actor.account}, decided_name = ${actor.name},
      decided_at = clock_timestamp()
    where province = ${provinceOf(division)} and id = ${id} and state = 'proposed' returning id`.execute(tx)
  return rows.length > 0
}
