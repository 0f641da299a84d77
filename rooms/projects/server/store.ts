import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ServiceField } from '../domain/service-field.ts'

export type ListState = 'draft' | 'in-force' | 'closed'

export type ListHead = {
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly title: string
  readonly operator: string
  readonly operatorOrganisation: Id | null
  readonly fromOn: Day
  readonly toOn: Day
  readonly state: ListState
  readonly closedReason: string | null
  /** That it is checked and closed after its term; null while nobody owes it. */
  readonly duty: Id | null
  readonly version: number
  readonly lines: number
}

export type ListLine = {
  readonly number: number
  readonly field: ServiceField
  readonly title: string
  readonly measure: string
  readonly splitBy: string | null
  readonly splitValue: string | null
  readonly agreed: number
  readonly standard: string | null
  readonly evidence: string | null
}

export type ListVersion = {
  readonly version: number
  readonly reason: string | null
  readonly setBy: string
  readonly setAt: string
  readonly lines: readonly { readonly title: string; readonly agreed: number }[]
}

const columns = sql`l.id, l.station, l.division, l.title, l.operator, l.operator_organisation, l.from_on, l.to_on, l.state,
  l.closed_reason, l.duty, l.version, (select count(*)::integer from service_list_line i
    where i.province = l.province and i.list = l.id and i.version = l.version) as lines`

const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`l.province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, { division: 'l.division', station: 'l.station' })}`

export type ListFilter = {
  readonly within?: DivisionCode | undefined
  readonly station?: Id | undefined
  readonly state?: ListState | undefined
  readonly search?: string | undefined
}

/** Lists of a scope, the latest first. */
export async function findLists(
  tx: Handle,
  scope: Scope,
  filter: ListFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<ListHead[]> {
  const clauses = [inScope(scope)]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    clauses.push(sql<boolean>`l.division between ${low} and ${high}`)
  }
  if (filter.station) clauses.push(sql<boolean>`l.station = ${filter.station}`)
  if (filter.state) clauses.push(sql<boolean>`l.state = ${filter.state}`)
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    clauses.push(sql<boolean>`(l.title ilike ${like} or l.operator ilike ${like})`)
  }
  if (page.after)
    clauses.push(sql<boolean>`(l.from_on, l.id) < (${page.after[0]}::date, ${page.after[1]}::uuid)`)
  const found =
    await sql<ListHead>`select ${columns} from service_list l where ${sql.join(clauses, sql` and `)}
    order by l.from_on desc, l.id desc limit ${page.limit + 1}`.execute(tx)
  return found.rows
}

export const listKey = ({ fromOn, id }: ListHead): SortKey => [fromOn, id]

/** One list; locked for a change, so that two officers do not write the same version. */
export async function findList(
  tx: Handle,
  scope: Scope,
  id: Id,
  forChange = false,
): Promise<ListHead | null> {
  const found =
    await sql<ListHead>`select ${columns} from service_list l where ${inScope(scope)} and l.id = ${id}
    ${forChange ? sql`for update of l` : sql``}`.execute(tx)
  return found.rows[0] ?? null
}

export async function linesOf(tx: Handle, { id, division, version }: ListHead): Promise<ListLine[]> {
  const found = await sql<ListLine>`
    select number, field, title, measure, split_by, split_value, agreed::double precision as agreed, standard, evidence
    from service_list_line where province = ${provinceOf(division)} and list = ${id} and version = ${version}
    order by number`.execute(tx)
  return found.rows
}

/** All versions, the newest first, each with what was agreed then. */
export async function versionsOf(tx: Handle, { id, division }: ListHead): Promise<ListVersion[]> {
  const found = await sql<ListVersion>`
    select v.version, v.reason, v.set_name as set_by, to_json(v.set_at) #>> '{}' as set_at,
      (select coalesce(jsonb_agg(jsonb_build_object('title', i.title, 'agreed', i.agreed) order by i.number), '[]')
        from service_list_line i where i.province = v.province and i.list = v.list and i.version = v.version) as lines
    from service_list_version v where v.province = ${provinceOf(division)} and v.list = ${id}
    order by v.version desc`.execute(tx)
  return found.rows
}

export type WrittenList = Omit<ListHead, 'state' | 'closedReason' | 'lines' | 'duty'>

export async function insertList(tx: Handle, list: WrittenList): Promise<boolean> {
  const written = await sql`
    insert into service_list (province, id, station, division, title, operator, operator_organisation, from_on, to_on)
    values (${provinceOf(list.division)}, ${list.id}, ${list.station}, ${list.division}, ${list.title}, ${list.operator},
      ${list.operatorOrganisation}, ${list.fromOn}, ${list.toOn}) on conflict do nothing returning id`.execute(
    tx,
  )
  return written.rows.length > 0
}

/** The head as it is from now on. A draft may go to another station of its province. */
export async function updateList(tx: Handle, before: ListHead, list: WrittenList): Promise<void> {
  await sql`update service_list set station = ${list.station}, division = ${list.division}, title = ${list.title},
      operator = ${list.operator}, operator_organisation = ${list.operatorOrganisation}, from_on = ${list.fromOn},
      to_on = ${list.toOn}, version = ${list.version}
    where province = ${provinceOf(before.division)} and id = ${before.id}`.execute(tx)
}

export async function setState(
  tx: Handle,
  { id, division }: ListHead,
  state: ListState,
  closedReason: string | null,
): Promise<void> {
  await sql`update service_list set state = ${state}, closed_reason = ${closedReason}
    where province = ${provinceOf(division)} and id = ${id}`.execute(tx)
}

/** Writes the lines of a version, with who agreed to them and why they changed. */
export async function insertVersion(
  tx: Handle,
  list: WrittenList,
  lines: readonly ListLine[],
  by: { readonly account: Id; readonly name: string },
  reason: string | null,
): Promise<void> {
  const province = provinceOf(list.division)
  await sql`insert into service_list_version (province, list, version, station, division, reason, set_by, set_name)
    values (${province}, ${list.id}, ${list.version}, ${list.station}, ${list.division}, ${reason}, ${by.account}, ${by.name})`.execute(
    tx,
  )
  const rows = lines.map((line) => ({
    number: line.number,
    field: line.field,
    title: line.title,
    measure: line.measure,
    split_by: line.splitBy,
    split_value: line.splitValue,
    agreed: line.agreed,
    standard: line.standard,
    evidence: line.evidence,
  }))
  await sql`insert into service_list_line (province, list, version, station, division, number, field, title, measure,
      split_by, split_value, agreed, standard, evidence)
    select ${province}, ${list.id}::uuid, ${list.version}::integer, ${list.station}::uuid, ${list.division}::bigint, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number smallint, field text, title text, measure text,
      split_by text, split_value text, agreed numeric, standard text, evidence text)`.execute(tx)
}
