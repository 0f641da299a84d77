import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { ItemKind, ItemState } from '../../domain/paying/kinds.ts'
import type { PaidPart } from '../../domain/paying/roll-line.ts'
import { type ApplicationRow, placeColumns, placeOf } from '../core/application-store.ts'

/** One payment of an application. Fen. */
export type ItemRow = {
  readonly id: Id
  readonly province: number
  readonly division: DivisionCode
  readonly application: Id
  readonly programme: string
  readonly name: string
  readonly kind: ItemKind
  readonly period: string
  readonly part: number
  readonly amount: number
  readonly budget: Id | null
  readonly commitment: Id | null
  readonly payment: Id | null
  readonly roll: Id | null
  readonly last: boolean
  readonly state: ItemState
  readonly failure: string | null
  readonly duty: Id | null
  readonly paidOn: Day | null
  readonly onDay: Day
  /** As a person typed it, or in Chinese beside the English. */
  readonly reason: string | null
  readonly reasonEn: string | null
  /** What holds it: rules of the programme, `bar` or `amount`. */
  readonly heldBy: readonly string[]
  readonly recordedBy: Id
  readonly recordedName: string
}

const columns =
  sql.raw(`id, province, division, application, programme, name, kind, period, part, amount, budget, commitment, payment,
  roll, last, state, failure, duty, paid_on, on_day, reason, reason_en, held_by, recorded_by, recorded_name`)

/** Rows of this part lie where the body lies; the province leads every key. */
export const atBody = (scope: Scope, table?: string): RawBuilder<boolean> => {
  const of = (column: string) => (table === undefined ? column : `${table}.${column}`)
  return sql<boolean>`${sql.ref(of('province'))} = any(${provincesIn(scope)}) and ${within(scope, { division: of('division') })}`
}

/** A part of a name, its pinyin or initials, for `like`. */
export const likePart = (search: string): string => {
  const part = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

export const inPlace = (place: DivisionCode | undefined, table?: string): RawBuilder<boolean>[] => {
  if (place === undefined) return []
  const { low, high } = rangeOf(place)
  const column = table === undefined ? 'division' : `${table}.division`
  return [sql<boolean>`${sql.ref(column)} between ${low} and ${high}`]
}

export type ItemFilter = {
  readonly programme?: string | undefined
  readonly state?: ItemState | undefined
  readonly within?: DivisionCode | undefined
  readonly search?: string | undefined
}

function conditions(scope: Scope, { programme, state, within: place, search }: ItemFilter) {
  const all = [atBody(scope), ...inPlace(place)]
  if (programme) all.push(sql<boolean>`programme = ${programme}`)
  if (state) all.push(sql<boolean>`state = ${state}`)
  if (search) all.push(sql<boolean>`search like ${likePart(search)}`)
  return sql.join(all, sql` and `)
}

/** Payments of a filter, the latest first. */
export async function listItems(
  tx: Handle,
  scope: Scope,
  filter: ItemFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<ItemRow[]> {
  const { after, limit } = page
  const later = after ? sql`and (on_day, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<ItemRow>`
    select ${columns} from application_payment where ${conditions(scope, filter)} ${later}
    order by on_day desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function itemTotals(
  tx: Handle,
  scope: Scope,
  filter: ItemFilter,
): Promise<{ readonly payments: number; readonly amount: number }> {
  const { rows } = await sql<{ payments: number; amount: number }>`
    select count(*) as payments, coalesce(sum(amount), 0)::bigint as amount
    from application_payment where ${conditions(scope, filter)} and state not in ('withdrawn', 'held')`.execute(
    tx,
  )
  return rows[0] as { payments: number; amount: number }
}

export async function itemsById(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from application_payment where ${atBody(scope)} and id = any(${[...ids]}::uuid[])
    order by id`.execute(tx)
  return rows
}

/** Payments of applications that stand behind payments of the funds room. */
export async function itemsByPayment(tx: Handle, scope: Scope, payments: readonly Id[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from application_payment where ${atBody(scope)} and payment = any(${[...payments]}::uuid[])
    order by id`.execute(tx)
  return rows
}

/** All payments of an application, the earliest first; found by whoever may see the application. */
export async function itemsOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from application_payment where province = ${province} and application = ${id}
    order by on_day, id`.execute(tx)
  return rows
}

/** What was made owed to many applications, by application. */
export async function partsPaid(
  tx: Handle,
  province: number,
  applications: readonly Id[],
): Promise<ReadonlyMap<Id, readonly PaidPart[]>> {
  const { rows } = await sql<PaidPart & { readonly application: Id }>`
    select application, period, part, amount as amount_fen from application_payment
    where province = ${province} and application = any(${[...applications]}::uuid[]) and state not in ('withdrawn', 'held')`.execute(
    tx,
  )
  const found = new Map<Id, PaidPart[]>()
  for (const { application, ...part } of rows)
    found.set(application, [...(found.get(application) ?? []), part])
  return found
}

/** The payment of an application that stands behind a payment of the funds room. */
export async function itemOfPayment(
  tx: Handle,
  division: DivisionCode,
  payment: Id,
): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from application_payment where province = ${provinceOf(division)} and payment = ${payment}`.execute(
    tx,
  )
  return rows[0]
}

export type NewItem = Pick<ItemRow, 'id' | 'kind' | 'period' | 'part' | 'amount' | 'onDay'> &
  Partial<
    Pick<ItemRow, 'budget' | 'commitment' | 'payment' | 'roll' | 'last' | 'state' | 'paidOn' | 'heldBy'>
  > & { readonly reason?: ItemReason }

/** Why a payment stands as it does: as a person typed it, or a sentence of the product in both languages. */
export type ItemReason = string | Words | null

const bothOf = (reason: ItemReason): readonly [zh: string | null, en: string | null] =>
  typeof reason === 'object' && reason ? [reason.zh, reason.en] : [reason, null]

/** Writes a payment of an application; false where the period is taken, whoever was faster. */
export async function insertItem(
  tx: Handle,
  { actor }: Standing,
  row: ApplicationRow,
  item: NewItem,
  search: string,
): Promise<boolean> {
  const [reason, reasonEn] = bothOf(item.reason ?? null)
  const { rows } = await sql`
    insert into application_payment (${placeColumns}, id, programme, subject_hash, name, kind, period, part, amount, budget,
      commitment, payment, roll, last, state, paid_on, on_day, held_by, reason, reason_en, search, recorded_by, recorded_name)
    values (${placeOf(row)}, ${item.id}, ${row.programme}, ${row.subjectHash}, ${row.name}, ${item.kind}, ${item.period},
      ${item.part}, ${item.amount}, ${item.budget ?? null}, ${item.commitment ?? null}, ${item.payment ?? null},
      ${item.roll ?? null}, ${item.last ?? false}, ${item.state ?? 'owed'}, ${item.paidOn ?? null}, ${item.onDay},
      ${[...(item.heldBy ?? [])]}::text[], ${reason}, ${reasonEn}, ${search}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Changes the state of a payment; the money itself moves in the ledger. */
export async function moveItem(
  tx: Handle,
  { province, id }: Pick<ItemRow, 'province' | 'id'>,
  to: {
    readonly state: ItemState
    readonly failure?: string | null
    readonly paidOn?: Day | null
    readonly duty?: Id | null
    readonly reason?: ItemReason
  },
): Promise<void> {
  const { state, failure = null, paidOn = null, duty = null } = to
  const [reason, reasonEn] = bothOf(to.reason ?? null)
  await sql`
    update application_payment set state = ${state}, failure = ${failure}, paid_on = ${paidOn}, duty = ${duty}, reason = ${reason},
      reason_en = ${reasonEn}
    where province = ${province} and id = ${id}`.execute(tx)
}

/** Holds an application until the end of the transaction: two who pay it wait for each other. */
export async function holdApplications(tx: Handle, province: number, ids: readonly Id[]): Promise<void> {
  await sql`select id from application where province = ${province} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
    tx,
  )
}
