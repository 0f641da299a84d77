import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { DirtyLeaf } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { leavesOfNeeds } from './screening-store.ts'

export type ListRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly station: Id | null
  readonly origin: 'place' | 'file'
  readonly fileName: string | null
  readonly added: number
  readonly madeName: string
  readonly madeAt: string
  readonly undoneAt: string | null
  readonly undoneName: string | null
}

const columns = sql.raw(`province, id, division, station, origin, file_name, added, made_name,
  to_json(made_at) #>> '{}' as made_at, to_json(undone_at) #>> '{}' as undone_at, undone_name`)

const inScope = (scope: Scope) => sql<boolean>`province = any(${provincesIn(scope)})
  and ${within(scope, { division: 'division', station: 'station' })}`

export type NewList = Pick<ListRow, 'id' | 'division' | 'station' | 'origin' | 'fileName' | 'added'> & {
  readonly screened: number
}

export async function insertList(
  tx: Handle,
  list: NewList,
  by: { readonly account: Id; readonly name: string },
): Promise<void> {
  await sql`
    insert into screening_list (province, id, division, station, origin, file_name, added, screened, made_by, made_name)
    values (${provinceOf(list.division)}, ${list.id}, ${list.division}, ${list.station}, ${list.origin}, ${list.fileName},
      ${list.added}, ${list.screened}, ${by.account}, ${by.name})`.execute(tx)
}

/** Lists of the scope, the latest first, each with how many of it still wait. */
export async function listLists(
  tx: Handle,
  scope: Scope,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<(ListRow & { readonly waiting: number })[]> {
  const after = page.after ? sql<boolean>`id < ${page.after[0]}::uuid` : sql<boolean>`true`
  const { rows } = await sql<ListRow & { waiting: number }>`
    select ${columns}, (select count(*)::integer from screening s
      where s.province = screening_list.province and s.list = screening_list.id and s.state = 'waiting') as waiting
    from screening_list where ${inScope(scope)} and ${after} order by id desc limit ${page.limit + 1}`.execute(
    tx,
  )
  return rows
}

export async function lockList(tx: Handle, scope: Scope, id: Id): Promise<ListRow | null> {
  const { rows } = await sql<ListRow>`
    select ${columns} from screening_list where ${inScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Marks screenings of a list whose needs the file itself named. */
export async function markByList(tx: Handle, province: number, ids: readonly Id[]): Promise<void> {
  await sql`update screening set by_list = true where province = ${province} and id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/**
 * Withdraws who of a list still waits, and whom the file itself gave needs that nobody has matched; answers how many went
 * and how many stay because somebody has worked on them since.
 */
export async function withdrawList(
  tx: Handle,
  { province, id }: ListRow,
  by: string,
  reason: string,
): Promise<{ readonly withdrawn: number; readonly kept: number; readonly dirty: readonly DirtyLeaf[] }> {
  const { rows: gone } = await sql<{ id: Id }>`
    update screening s set withdrawn_reason = ${reason}, version = version + 1
    where s.province = ${province} and s.list = ${id} and s.withdrawn_reason is null
      and (s.screened_on is null or (s.by_list and not exists (select from screening_need n
        where n.province = s.province and n.screening = s.id and n.state <> 'open')))
    returning s.id`.execute(tx)
  const ids = gone.map((one) => one.id)
  const dirty = await leavesOfNeeds(tx, province, ids)
  await sql`update screening_need set listed = false, version = version + 1
    where province = ${province} and screening = any(${ids}::uuid[]) and listed`.execute(tx)
  const { rows: kept } = await sql<{ kept: number }>`select count(*)::integer as kept from screening
    where province = ${province} and list = ${id} and withdrawn_reason is null`.execute(tx)
  await sql`update screening_list set undone_at = clock_timestamp(), undone_name = ${by}
    where province = ${province} and id = ${id}`.execute(tx)
  return { withdrawn: gone.length, kept: kept[0]?.kept ?? 0, dirty }
}
