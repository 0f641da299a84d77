import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { inScope } from './budget-store.ts'

export type CommitmentRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly budget: Id
  readonly programme: string | null
  readonly title: string
  readonly amount: number
  readonly onDay: Day
  readonly sourceRoom: string
  readonly sourceId: Id
  readonly recordedName: string
  /** Fen that are promised still: neither owed, paid nor released. */
  readonly open: number
}

const columns =
  sql.raw(`c.id, c.division, c.budget, c.programme, c.title, c.amount, c.on_day, c.source_room, c.source_id,
  c.recorded_name, still.open`)
const withOpen = sql.raw(`commitment c cross join lateral (
  select coalesce(sum(l.amount), 0)::bigint as open
  from ledger_line l join fund_account a on a.province = l.province and a.id = l.account
  where l.province = c.province and l.commitment = c.id and a.kind = 'committed') still`)

export async function findCommitment(tx: Handle, scope: Scope, id: Id): Promise<CommitmentRow | undefined> {
  const { rows } = await sql<CommitmentRow>`
    select ${columns} from ${withOpen} where ${inScope(scope, 'c')} and c.id = ${id}`.execute(tx)
  return rows[0]
}

export async function commitmentsOf(
  tx: Handle,
  scope: Scope,
  { division, id }: { readonly division: DivisionCode; readonly id: Id },
): Promise<CommitmentRow[]> {
  const { rows } = await sql<CommitmentRow>`
    select ${columns} from ${withOpen}
    where ${inScope(scope, 'c')} and c.province = ${provinceOf(division)} and c.budget = ${id}
    order by c.on_day desc, c.id desc limit 1000`.execute(tx)
  return rows
}

/** Writes a commitment; false where its id is taken. */
export async function insertCommitment(
  tx: Handle,
  { actor }: Standing,
  row: Omit<CommitmentRow, 'recordedName' | 'open'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into commitment (province, id, division, budget, programme, title, amount, on_day, source_room, source_id, recorded_by,
      recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.budget}, ${row.programme}, ${row.title}, ${row.amount},
      ${row.onDay}, ${row.sourceRoom}, ${row.sourceId}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
