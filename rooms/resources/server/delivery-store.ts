import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

export type DeliveryRow = {
  readonly province: number
  readonly id: Id
  /** The first record of the link's chain. */
  readonly link: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly deliveredOn: Day
  readonly quantity: number | null
  readonly others: number
  readonly voucher: string | null
  readonly handler: string | null
  readonly note: string | null
  readonly reversedBy: Id | null
  readonly recordedName: string
  readonly persons: readonly Id[]
}

const columns =
  sql.raw(`d.province, d.id, d.link, d.station, d.division, d.delivered_on, d.quantity, d.others, d.voucher, d.handler, d.note,
  d.reversed_by, d.recorded_name, array(select p.person from resource_delivery_person p
    where p.province = d.province and p.delivery = d.id order by p.id) as persons`)

const inScope = (scope: Scope) =>
  sql<boolean>`d.province = any(${provincesIn(scope)}) and ${within(scope, { division: 'd.division', station: 'd.station' })}`

export async function deliveriesOf(
  tx: Handle,
  scope: Scope,
  province: number,
  link: Id,
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${columns} from resource_delivery d
    where d.province = ${province} and d.link = ${link} and ${inScope(scope)} order by d.delivered_on desc, d.id desc`.execute(
    tx,
  )
  return rows
}

export async function findDelivery(tx: Handle, scope: Scope, id: Id): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select ${columns} from resource_delivery d where ${inScope(scope)} and d.id = ${id}`.execute(tx)
  return rows[0]
}

/** The link of a figure's row, which is one person at one handing out. */
export async function linkOfServed(tx: Handle, scope: Scope, row: Id): Promise<Id | undefined> {
  const { rows } = await sql<{ link: Id }>`
    select link from resource_delivery_person
    where province = any(${provincesIn(scope)}) and id = ${row} and ${within(scope, { division: 'division', station: 'station' })}`.execute(
    tx,
  )
  return rows[0]?.link
}

/** Someone on the register as of a day. */
export type Receiver = {
  readonly person: Id
  readonly ordinal: number
  readonly categories: readonly string[]
}

/** Who was asked for, as far as the transaction's scope sees them; they stay until the record is there. */
export async function receiversOn(
  tx: Handle,
  province: number,
  persons: readonly Id[],
  day: Day,
): Promise<Receiver[]> {
  if (persons.length === 0) return []
  await sql`select hold_persons(${province}::smallint, ${[...persons]}::uuid[])`.execute(tx)
  const { rows } = await sql<Receiver>`
    select person, ordinal, categories from person_snapshot(${province}::smallint, ${[...persons]}::uuid[], ${day})`.execute(
    tx,
  )
  return rows
}

export type NewDelivery = Omit<DeliveryRow, 'province' | 'reversedBy' | 'persons'> & {
  readonly recordedBy: Id
  readonly receivers: readonly (Receiver & { readonly id: Id })[]
}

/** Writes a handing out and who received; false where its id is taken. */
export async function insertDelivery(tx: Handle, row: NewDelivery): Promise<boolean> {
  const province = provinceOf(row.division)
  const month = monthOf(row.deliveredOn)
  const { rows } = await sql`
    insert into resource_delivery (province, id, link, station, division, delivered_on, month, quantity, others, voucher, handler, note,
      recorded_by, recorded_name)
    values (${province}, ${row.id}, ${row.link}, ${row.station}, ${row.division}, ${row.deliveredOn}, ${month}, ${row.quantity},
      ${row.others}, ${row.voucher}, ${row.handler}, ${row.note}, ${row.recordedBy}, ${row.recordedName})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into resource_delivery_person (province, id, delivery, link, person, person_ordinal, station, division, delivered_on, month, categories)
    select ${province}, r.id, ${row.id}, ${row.link}, r.person, r.ordinal, ${row.station}, ${row.division}, ${row.deliveredOn}, ${month}, r.categories
    from jsonb_to_recordset(${JSON.stringify(row.receivers)}::jsonb) as r(id uuid, person uuid, ordinal integer, categories text[])`.execute(
    tx,
  )
  return true
}
