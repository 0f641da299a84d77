import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ResourceFilters } from '../contract.ts'
import type { Basis, ResourceKind, SourceKind } from '../domain/kinds.ts'

/** A link as it stands in the table; quantities in thousandths, money in fen, instants as ISO text. */
export type LinkRow = {
  readonly province: number
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly linkedOn: Day
  readonly sourceKind: SourceKind
  readonly organisation: Id | null
  readonly sourceName: string
  readonly creditCode: string | null
  readonly contactName: string | null
  readonly sealed: Buffer | null
  readonly kind: ResourceKind
  readonly name: string
  readonly specification: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly unitPrice: number | null
  readonly amount: number
  readonly basis: Basis
  readonly basisNote: string | null
  readonly restriction: string | null
  readonly beneficiaries: number | null
  readonly promisedOn: Day | null
  readonly voucher: string | null
  readonly handler: string | null
  readonly feedback: string | null
  readonly noticeOn: Day | null
  readonly notice: string | null
  readonly duty: Id | null
  readonly corrects: Id | null
  readonly chain: Id | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedName: string
  readonly recordedAt: string
  /** Thousandths handed out of the whole chain. */
  readonly delivered: number
}

const columns =
  sql.raw(`l.province, l.id, l.station, l.division, l.linked_on, l.source_kind, l.organisation, l.source_name, l.credit_code,
  l.contact_name, l.sealed, l.kind, l.name, l.specification, l.quantity, l.unit, l.unit_price, l.amount, l.basis, l.basis_note,
  l.restriction, l.beneficiaries, l.promised_on, l.voucher, l.handler, l.feedback, l.notice_on, l.notice, l.duty, l.corrects, l.chain,
  l.reversed_by, l.recorded_by, l.recorded_name, to_json(l.recorded_at) #>> '{}' as recorded_at, given.delivered`)

const withDelivered = sql.raw(`resource_link l cross join lateral (
  select coalesce(sum(d.quantity), 0)::bigint as delivered from resource_delivery d
  where d.province = l.province and d.link = coalesce(l.chain, l.id) and d.reversed_by is null) given`)

const inScope = (scope: Scope) =>
  sql<boolean>`l.province = any(${provincesIn(scope)}) and ${within(scope, { division: 'l.division', station: 'l.station' })}`

function conditions(scope: Scope, filter: ResourceFilters, today: Day): RawBuilder<boolean> {
  const all = [inScope(scope)]
  if (!filter.all) all.push(sql<boolean>`l.reversed_by is null`)
  if (filter.station) all.push(sql<boolean>`l.station = ${filter.station}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`l.division between ${low} and ${high}`)
  }
  if (filter.kind) all.push(sql<boolean>`l.kind = ${filter.kind}`)
  if (filter.sourceKind) all.push(sql<boolean>`l.source_kind = ${filter.sourceKind}`)
  if (filter.organisation) all.push(sql<boolean>`l.organisation = ${filter.organisation}`)
  if (filter.from) all.push(sql<boolean>`l.linked_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`l.linked_on <= ${filter.to}`)
  if (filter.search) {
    const part = filter.search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
    all.push(sql<boolean>`l.search like ${`%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`)
  }
  if (filter.overdue)
    all.push(sql<boolean>`l.promised_on < ${today} and (l.quantity is null or given.delivered < l.quantity)`)
  return sql.join(all, sql` and `)
}

/** Links of a filter, the latest first. */
export async function listLinks(
  tx: Handle,
  scope: Scope,
  filter: ResourceFilters,
  page: { readonly after: SortKey | null; readonly limit: number },
  today: Day,
): Promise<LinkRow[]> {
  const { after, limit } = page
  const later = after ? sql`and (l.linked_on, l.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<LinkRow>`
    select ${columns} from ${withDelivered} where ${conditions(scope, filter, today)} ${later}
    order by l.linked_on desc, l.id desc limit ${limit}`.execute(tx)
  return rows
}

export type Totals = {
  readonly links: number
  readonly money: number
  readonly goods: number
  readonly amount: number
}

export async function totalsOf(
  tx: Handle,
  scope: Scope,
  filter: ResourceFilters,
  today: Day,
): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select count(*) as links, coalesce(sum(l.amount) filter (where l.kind = 'money'), 0)::bigint as money,
      coalesce(sum(l.amount) filter (where l.kind <> 'money'), 0)::bigint as goods, coalesce(sum(l.amount), 0)::bigint as amount
    from ${withDelivered} where ${conditions(scope, filter, today)}`.execute(tx)
  return rows[0] as Totals
}

export async function findLink(tx: Handle, scope: Scope, id: Id): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select ${columns} from ${withDelivered} where ${inScope(scope)} and l.id = ${id}`.execute(tx)
  return rows[0]
}

/** Holds the first record of a chain until the end of the transaction: hand-outs and corrections of it take turns. */
export async function holdChain(tx: Handle, { province, id, chain }: LinkRow): Promise<void> {
  await sql`select from resource_link where province = ${province} and id = ${chain ?? id} for update`.execute(
    tx,
  )
}

/** All records of a chain of corrections, from the first. */
export async function chainOf(
  tx: Handle,
  scope: Scope,
  { province, id, chain }: LinkRow,
): Promise<LinkRow[]> {
  const first = chain ?? id
  const { rows } = await sql<LinkRow>`
    select ${columns} from ${withDelivered}
    where ${inScope(scope)} and l.province = ${province} and (l.id = ${first} or l.chain = ${first})
    order by l.recorded_at, l.id`.execute(tx)
  return rows
}

export type NewLink = Omit<LinkRow, 'province' | 'recordedAt' | 'delivered' | 'reversedBy'> & {
  readonly search: string
}

/** Writes a link; false where its id is taken. */
export async function insertLink(tx: Handle, row: NewLink): Promise<boolean> {
  const { rows } = await sql`
    insert into resource_link (province, id, station, division, linked_on, month, source_kind, organisation, source_name, credit_code,
      contact_name, sealed, kind, name, specification, quantity, unit, unit_price, amount, basis, basis_note, restriction, beneficiaries,
      promised_on, voucher, handler, feedback, notice_on, notice, duty, search, corrects, chain, recorded_by, recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.station}, ${row.division}, ${row.linkedOn}, ${monthOf(row.linkedOn)},
      ${row.sourceKind}, ${row.organisation}, ${row.sourceName}, ${row.creditCode}, ${row.contactName}, ${row.sealed}, ${row.kind},
      ${row.name}, ${row.specification}, ${row.quantity}, ${row.unit}, ${row.unitPrice}, ${row.amount}, ${row.basis}, ${row.basisNote},
      ${row.restriction}, ${row.beneficiaries}, ${row.promisedOn}, ${row.voucher}, ${row.handler}, ${row.feedback}, ${row.noticeOn},
      ${row.notice}, ${row.duty}, ${row.search}, ${row.corrects}, ${row.chain}, ${row.recordedBy}, ${row.recordedName})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function setDuty(tx: Handle, { province, id }: LinkRow, duty: Id): Promise<void> {
  await sql`update resource_link set duty = ${duty} where province = ${province} and id = ${id}`.execute(tx)
}
