import { type RawBuilder, sql } from 'kysely'
import type { Actor, Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { scopeInCounty } from '../../../kernel/scope-in-county.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { endOfWeek } from '../domain/bucket.ts'
import { keptWording, type Wording } from '../domain/wording.ts'

export type DutyState = 'open' | 'done' | 'cancelled'

export type DutyRow = {
  readonly id: Id
  readonly province: number
  readonly kind: string
  readonly subjectRoom: string
  readonly subject: Id
  readonly person: Id | null
  /** Null where it lies with the county itself. */
  readonly station: Id | null
  readonly division: DivisionCode
  readonly owner: Id
  readonly title: string
  /** Null where a person typed it. */
  readonly titleEn: string | null
  readonly dueOn: Day
  /** In milliseconds, where it is due to the hour. */
  readonly dueAt: number | null
  readonly urgency: number
  readonly state: DutyState
  readonly settledOn: Day | null
  readonly settledBy: Id | null
  readonly outcome: string | null
  readonly outcomeEn: string | null
  /** Answered by the record that its room waits for, and by nothing else. */
  readonly byRecord: boolean
  /** The permission without which it is shown to nobody but its owner. */
  readonly toldUnder: CloserPermission | null
  readonly version: number
}

/** Which duties are asked for; every part narrows. Days are included. */
export type DutyFilter = {
  readonly owner?: Id | undefined
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly person?: Id | undefined
  readonly state: DutyState
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Last due day that has come to a level of escalation, by urgency number. */
  readonly escalatedBy?: readonly Day[] | undefined
}

const columns =
  sql.raw(`province, id, kind, subject_room, subject, person, station, division, owner, title, title_en, due_on,
  (extract(epoch from due_at) * 1000)::bigint as due_at, urgency, state, settled_on, settled_by, outcome, outcome_en, by_record,
  told_under, version`)

/** The permissions under which rooms keep duties of theirs closer than others (`toldUnder`). */
const closerPermissions = ['assessment.read'] as const
export type CloserPermission = (typeof closerPermissions)[number]

/** Who looks, and when: grants have days. */
export type Reader = { readonly actor: Actor; readonly today: Day }

const placed = { division: 'division', station: 'station', person: 'person' } as const

/**
 * Leaves out what is kept closer than the scope of duties: how many there are of a file and on which days they are due would
 * tell the grade that their words are kept for (S16.A4). One's own duties are always shown.
 */
const shownTo = ({ actor, today }: Reader): RawBuilder<boolean> =>
  sql<boolean>`(told_under is null or owner = ${actor.account} or ${sql.join(
    closerPermissions.map(
      (permission) =>
        sql`(told_under = ${permission} and ${within(scopeInCounty(actor, permission, today), placed)})`,
    ),
    sql` or `,
  )})`

function conditions(scope: Scope, reader: Reader, filter: DutyFilter): RawBuilder<boolean> {
  const all = [within(scope, placed), sql<boolean>`province = any(${provincesIn(scope)})`, shownTo(reader)]
  all.push(sql<boolean>`state = ${sql.lit(filter.state)}`)
  if (filter.owner) all.push(sql<boolean>`owner = ${filter.owner}`)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.person) all.push(sql<boolean>`person = ${filter.person}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.from) all.push(sql<boolean>`due_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`due_on <= ${filter.to}`)
  if (filter.escalatedBy) all.push(sql<boolean>`due_on <= (${[...filter.escalatedBy]}::date[])[urgency + 1]`)
  return sql.join(all, sql` and `)
}

/** Open duties by due day, settled ones from the latest; one row more than asked for when there is a next page. */
export async function listDuties(
  tx: Handle,
  scope: Scope,
  reader: Reader,
  filter: DutyFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<DutyRow[]> {
  const open = filter.state === 'open'
  const order = open ? sql`due_on, id` : sql`settled_on desc, id desc`
  const [day, id] = page.after ?? []
  const after =
    page.after === null
      ? sql`true`
      : open
        ? sql`(due_on, id) > (${day}::date, ${id}::uuid)`
        : sql`(settled_on, id) < (${day}::date, ${id}::uuid)`
  const rows = await sql<DutyRow>`
    select ${columns} from duty where ${conditions(scope, reader, filter)} and ${after}
    order by ${order} limit ${page.limit + 1}`.execute(tx)
  return rows.rows
}

export type DutyCounts = {
  readonly overdue: number
  readonly today: number
  readonly thisWeek: number
  readonly later: number
  readonly escalated: number
  readonly counted: number
}

/** Counts open duties by how near they are; stops at `most`, so that a whole province costs no more than that. */
export async function countDuties(
  tx: Handle,
  scope: Scope,
  reader: Reader,
  filter: DutyFilter,
  when: { readonly today: Day; readonly escalatedBy: readonly Day[]; readonly most: number },
): Promise<DutyCounts> {
  const { today, most } = when
  const sunday = endOfWeek(today)
  const rows = await sql<DutyCounts>`
    select count(*) as counted,
      count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on = ${today}) as today,
      count(*) filter (where due_on > ${today} and due_on <= ${sunday}) as this_week,
      count(*) filter (where due_on > ${today} and due_on > ${sunday}) as later,
      count(*) filter (where due_on <= (${[...when.escalatedBy]}::date[])[urgency + 1]) as escalated
    from (select due_on, urgency from duty where ${conditions(scope, reader, filter)} limit ${most}) open_ones`.execute(
    tx,
  )
  return rows.rows[0] as DutyCounts
}

export async function findDuty(tx: Handle, scope: Scope, reader: Reader, id: Id): Promise<DutyRow | null> {
  const rows = await sql<DutyRow>`
    select ${columns} from duty
    where province = any(${provincesIn(scope)}) and id = ${id} and ${within(scope, placed)} and ${shownTo(reader)}`.execute(
    tx,
  )
  return rows.rows[0] ?? null
}

/** Changes an open duty if nobody changed it since `version`; tells whether it did. */
export async function changeDuty(
  tx: Handle,
  duty: DutyRow,
  version: number,
  change: RawBuilder<unknown>,
): Promise<DutyRow | null> {
  const rows = await sql<DutyRow>`
    update duty set ${change}, version = version + 1
    where province = ${duty.province} and id = ${duty.id} and version = ${version} and state = 'open'
    returning ${columns}`.execute(tx)
  return rows.rows[0] ?? null
}

export type NewDuty = {
  readonly id: Id
  readonly kind: string
  readonly subjectRoom: string
  readonly subject: Id
  readonly person: Id | null
  readonly station: Id | null
  readonly division: DivisionCode
  readonly owner: Id
  readonly title: Wording
  readonly dueOn: Day
  /** The instant in milliseconds, where it is due to the hour; its day in Shanghai is `dueOn`. */
  readonly dueAt?: number | null
  readonly urgency: number
  /** Nobody ends it by hand: the room that opens it settles it when its record is there. */
  readonly byRecord?: boolean
  /** A permission without which others than the owner are not shown it, within the county: where it tells what is kept closer. */
  readonly toldUnder?: CloserPermission
  readonly by: Id
}

/** Writes a duty inside the caller's command. */
export const openDuty = (tx: Handle, duty: NewDuty): Promise<void> => openDuties(tx, [duty])

/** Writes several duties inside the caller's command, in one statement however many they are. */
export async function openDuties(tx: Handle, duties: readonly NewDuty[]): Promise<void> {
  if (duties.length === 0) return
  const rows = duties.map((duty) => ({
    ...titleOf(duty),
    id: duty.id,
    kind: duty.kind,
    subject_room: duty.subjectRoom,
    subject: duty.subject,
    person: duty.person,
    station: duty.station,
    division: duty.division,
    owner: duty.owner,
    due_on: duty.dueOn,
    urgency: duty.urgency,
    by: duty.by,
  }))
  await sql`select open_duty(id, kind, subject_room, subject, person, station, division, owner, title, title_en, due_on, urgency, by)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, kind text, subject_room text, subject uuid, person uuid,
      station uuid, division bigint, owner uuid, title text, title_en text, due_on date, urgency smallint, by uuid)`.execute(
    tx,
  )
  const more = duties
    .filter(({ dueAt, byRecord, toldUnder }) => dueAt != null || byRecord || toldUnder)
    .map(({ id, division, dueAt, byRecord, toldUnder }) => ({
      province: provinceOf(division),
      id,
      due_at: dueAt == null ? null : dueAt / 1000,
      by_record: byRecord ?? false,
      told_under: toldUnder ?? null,
    }))
  if (more.length === 0) return
  await sql`
    update duty set due_at = to_timestamp(m.due_at), by_record = m.by_record, told_under = m.told_under
    from jsonb_to_recordset(${JSON.stringify(more)}::jsonb) as m(province smallint, id uuid, due_at double precision, by_record boolean,
      told_under text)
    where duty.province = m.province and duty.id = m.id`.execute(tx)
}

/** A title is a line of a list: what a long name makes longer than that is cut. */
const longestTitle = { zh: 200, en: 400 }

function titleOf({ title }: NewDuty) {
  const { zh, en } = keptWording(title)
  return { title: zh.slice(0, longestTitle.zh), title_en: en?.slice(0, longestTitle.en) ?? null }
}

type Settled = { readonly on: Day; readonly by: Id; readonly outcome: Wording }
type Cancelled = { readonly on: Day; readonly by: Id; readonly reason: Wording }

/** Settles an open duty as done, whose cause another room has dealt with. */
export const settleDuty = (tx: Handle, province: number, id: Id, settled: Settled): Promise<void> =>
  settleDuties(tx, province, [id], settled)

/** The same for several, in one statement. */
export async function settleDuties(
  tx: Handle,
  province: number,
  ids: readonly Id[],
  { on, by, outcome }: Settled,
): Promise<void> {
  if (ids.length === 0) return
  const { zh, en } = keptWording(outcome)
  await sql`
    update duty set state = 'done', settled_on = ${on}, settled_by = ${by}, outcome = ${zh}, outcome_en = ${en}, version = version + 1
    where province = ${province} and id = any(${[...ids]}::uuid[]) and state = 'open'`.execute(tx)
}

/** Which of some duties still stand open, and of what kind they are. */
export async function openDutiesAmong(
  tx: Handle,
  province: number,
  ids: readonly Id[],
): Promise<readonly Pick<DutyRow, 'id' | 'kind'>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pick<DutyRow, 'id' | 'kind'>>`
    select id, kind from duty where province = ${province} and id = any(${[...ids]}::uuid[]) and state = 'open'`.execute(
    tx,
  )
  return rows
}

/** The open duties of a kind about a thing. */
export async function openDutiesAbout(
  tx: Handle,
  about: { readonly province: number; readonly room: string; readonly subject: Id; readonly kind: string },
): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from duty where province = ${about.province} and subject = ${about.subject} and subject_room = ${about.room}
      and kind = ${about.kind} and state = 'open'`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Takes the open duties about a thing to another station and owner, in the command that moved the thing there. */
export async function handOverDuties(
  tx: Handle,
  about: { readonly province: number; readonly room: string; readonly subject: Id },
  to: { readonly station: Id; readonly division: DivisionCode; readonly owner: Id },
): Promise<void> {
  await sql`select hand_over_duties(${about.province}::smallint, ${about.room}, ${about.subject}, ${to.station}, ${to.division},
    ${to.owner})`.execute(tx)
}

/** Ends an open duty whose cause is no more, such as the follow-up of a visit that was withdrawn. */
export const cancelDuty = (tx: Handle, province: number, id: Id, cancelled: Cancelled): Promise<void> =>
  cancelDuties(tx, province, [id], cancelled)

/** The same for several, in one statement. */
export async function cancelDuties(
  tx: Handle,
  province: number,
  ids: readonly Id[],
  { on, by, reason }: Cancelled,
): Promise<void> {
  if (ids.length === 0) return
  const { zh, en } = keptWording(reason)
  await sql`
    update duty set state = 'cancelled', settled_on = ${on}, settled_by = ${by}, outcome = ${zh}, outcome_en = ${en}, version = version + 1
    where province = ${province} and id = any(${[...ids]}::uuid[]) and state = 'open'`.execute(tx)
}
