import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import type { LineKind } from '../../domain/paying/kinds.ts'
import { atBody, inPlace } from './item-store.ts'

/** A roll that was confirmed. Fen. */
export type RollRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly programme: string
  readonly month: string
  readonly onDay: Day
  readonly applications: number
  readonly items: number
  readonly total: number
  readonly recordedName: string
  readonly recordedAt: string
}

export type RollLineRow = {
  readonly application: Id
  readonly number: string
  readonly name: string
  readonly what: LineKind
  readonly before: number | null
  readonly now: number | null
  readonly pay: number
  readonly over: number
  readonly missed: string[]
  readonly reasons: Words[]
  readonly ends: boolean
}

const columns = sql.raw(`id, division, programme, month, on_day, applications, items, total, recorded_name,
  to_json(recorded_at) #>> '{}' as recorded_at`)

export async function listRolls(
  tx: Handle,
  scope: Scope,
  {
    programme,
    within,
  }: { readonly programme?: string | undefined; readonly within?: DivisionCode | undefined },
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<RollRow[]> {
  const all = [atBody(scope), ...inPlace(within)]
  if (programme) all.push(sql<boolean>`programme = ${programme}`)
  const { after, limit } = page
  const later = after ? sql`and (on_day, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<RollRow>`
    select ${columns} from application_roll where ${sql.join(all, sql` and `)} ${later}
    order by on_day desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** The last month of which a roll of a body was confirmed. */
export async function lastRollMonth(
  tx: Handle,
  { division, programme }: Pick<RollRow, 'division' | 'programme'>,
): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select max(month) as month from application_roll
    where province = ${provinceOf(division)} and division = ${division} and programme = ${programme}`.execute(
    tx,
  )
  return rows[0]?.month ?? null
}

export async function findRoll(tx: Handle, scope: Scope, id: Id): Promise<RollRow | undefined> {
  const { rows } = await sql<RollRow>`
    select ${columns} from application_roll where ${atBody(scope)} and id = ${id}`.execute(tx)
  return rows[0]
}

export async function insertRoll(
  tx: Handle,
  { actor }: Standing,
  row: Omit<RollRow, 'recordedName' | 'recordedAt'> & {
    readonly budget: Id | null
    readonly commitment: Id | null
    readonly digest: string
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into application_roll (province, id, division, programme, month, budget, commitment, on_day, applications, items, total,
      digest, recorded_by, recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.programme}, ${row.month}, ${row.budget},
      ${row.commitment}, ${row.onDay}, ${row.applications}, ${row.items}, ${row.total}, ${row.digest}, ${actor.account},
      ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function insertRollLines(
  tx: Handle,
  { id, division }: Pick<RollRow, 'id' | 'division'>,
  lines: readonly RollLineRow[],
): Promise<void> {
  const rows = lines.map(({ before, now, pay, over, ...line }) => ({
    ...line,
    before_fen: before,
    now_fen: now,
    pay_fen: pay,
    over_fen: over,
  }))
  await sql`
    insert into application_roll_line (province, roll, application, division, number, name, what, before_fen, now_fen, pay_fen, over_fen,
      missed, reasons, ends)
    select ${provinceOf(division)}, ${id}, application, ${division}, number, name, what, before_fen, now_fen, pay_fen, over_fen,
      missed, reasons, ends
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(application uuid, number text, name text, what text,
      before_fen bigint, now_fen bigint, pay_fen bigint, over_fen bigint, missed text[], reasons json, ends boolean)`.execute(
    tx,
  )
}

/** The lines as they were confirmed: what differs first, then by number. */
export async function linesOfRoll(
  tx: Handle,
  { id, division }: Pick<RollRow, 'id' | 'division'>,
): Promise<RollLineRow[]> {
  const { rows } = await sql<Omit<RollLineRow, 'reasons'> & { readonly reasons: string }>`
    select application, number, name, what, before_fen as before, now_fen as now, pay_fen as pay, over_fen as over, missed,
      reasons::text as reasons, ends
    from application_roll_line where province = ${provinceOf(division)} and roll = ${id}
    order by what = 'same', number`.execute(tx)
  return rows.map(({ reasons, ...row }) => ({ ...row, reasons: JSON.parse(reasons) }))
}
