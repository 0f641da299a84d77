import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { NeedFilters } from '../contract/screenings.ts'
import { type NeedItem, type NeedKind, type OutcomeWord, urgencyCodes } from '../domain/needs.ts'
import type { Closing, NeedState, Performer, Tier } from '../domain/pipeline.ts'

/** A need as it stands in the table; urgency 0 to 2, days `YYYY-MM-DD`. */
export type NeedRow = {
  readonly province: number
  readonly id: Id
  readonly screening: Id
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly kind: NeedKind
  readonly item: NeedItem
  readonly urgency: number
  readonly note: string | null
  readonly listed: boolean
  readonly state: NeedState
  readonly tier: Tier
  readonly foundOn: Day
  readonly matchedOn: Day | null
  readonly resource: Id | null
  readonly organisation: Id | null
  readonly offer: string | null
  readonly performer: Performer | null
  readonly performerAccount: Id | null
  readonly performerVolunteer: Id | null
  readonly duty: Id | null
  readonly dueOn: Day | null
  readonly deliveredOn: Day | null
  readonly deliveryNote: string | null
  readonly feedbackOn: Day | null
  readonly satisfaction: number | null
  readonly outcomes: readonly OutcomeWord[]
  readonly feedback: string | null
  readonly closedOn: Day | null
  readonly closeReason: Closing | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, screening, person, station, division, kind, item, urgency, note, listed, state, tier,
  found_on, matched_on, resource, organisation, offer, performer, performer_account, performer_volunteer, duty, due_on,
  delivered_on, delivery_note, feedback_on, satisfaction, outcomes, feedback, closed_on, close_reason, version`)

const placed = { division: 'division', station: 'station', person: 'person' } as const
export const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, placed)}`

function conditions(scope: Scope, filter: NeedFilters): RawBuilder<boolean> {
  const all = [inScope(scope), sql<boolean>`listed`]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.state === 'standing') all.push(sql<boolean>`state <> 'closed'`)
  else all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.tier) all.push(sql<boolean>`tier = ${filter.tier}`)
  if (filter.urgency) all.push(sql<boolean>`urgency = ${urgencyCodes.indexOf(filter.urgency)}`)
  if (filter.from) all.push(sql<boolean>`found_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`found_on <= ${filter.to}`)
  return sql.join(all, sql` and `)
}

/** Needs on the list, the most urgent first, then the latest; one more than asked when there is a next page. */
export async function listNeeds(
  tx: Handle,
  scope: Scope,
  filter: NeedFilters,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<NeedRow[]> {
  const after = page.after
    ? sql`(urgency, id) < (${page.after[0]}::smallint, ${page.after[1]}::uuid)`
    : sql`true`
  const { rows } = await sql<NeedRow>`
    select ${columns} from screening_need where ${conditions(scope, filter)} and ${after}
    order by urgency desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export const needKey = ({ urgency, id }: NeedRow): SortKey => [urgency, id]

/** One need of a scope; locked for a change. */
export async function findNeed(tx: Handle, scope: Scope, id: Id, lock = false): Promise<NeedRow | null> {
  const { rows } = await sql<NeedRow>`
    select ${columns} from screening_need where ${inScope(scope)} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** What a person is known to need and has not got yet, of screenings that stand. */
export async function itemsUnderWay(tx: Handle, scope: Scope, person: Id): Promise<readonly NeedItem[]> {
  const { rows } = await sql<{ item: NeedItem }>`
    select distinct item from screening_need
    where ${inScope(scope)} and person = ${person} and state <> 'closed' and exists (select from screening s
      where s.province = screening_need.province and s.id = screening_need.screening and s.withdrawn_reason is null)`.execute(
    tx,
  )
  return rows.map(({ item }) => item)
}

/** Every need of a client's files, the latest first; those of withdrawn screenings are left out. */
export async function needsOfPerson(tx: Handle, scope: Scope, files: readonly Id[]): Promise<NeedRow[]> {
  const { rows } = await sql<NeedRow>`
    select ${columns} from screening_need
    where ${inScope(scope)} and person = any(${[...files]}::uuid[]) and exists (select from screening s
      where s.province = screening_need.province and s.id = screening_need.screening and s.withdrawn_reason is null)
    order by found_on desc, id desc`.execute(tx)
  return rows
}

export type NewNeed = Pick<
  NeedRow,
  | 'id'
  | 'screening'
  | 'person'
  | 'station'
  | 'division'
  | 'kind'
  | 'item'
  | 'urgency'
  | 'note'
  | 'listed'
  | 'tier'
  | 'foundOn'
>

/** Writes needs; answers how many were written, which is fewer where an id is taken. */
export async function insertNeeds(tx: Handle, needs: readonly NewNeed[]): Promise<number> {
  if (needs.length === 0) return 0
  const rows = needs.map((need) => ({ ...need, province: provinceOf(need.division) }))
  const { rows: written } = await sql`
    insert into screening_need (province, id, screening, person, station, division, kind, item, urgency, note, listed, tier, found_on)
    select province, id, screening, person, station, division, kind, item, urgency, note, listed, tier, "foundOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(province smallint, id uuid, screening uuid, person uuid,
      station uuid, division bigint, kind text, item text, urgency smallint, note text, listed boolean, tier text, "foundOn" date)
    on conflict do nothing returning id`.execute(tx)
  return written.length
}

/** Changes a need that the caller holds; answers its new version. */
export async function updateNeed(
  tx: Handle,
  { province, id, version }: NeedRow,
  change: RawBuilder<unknown>,
): Promise<number> {
  await sql`update screening_need set ${change}, version = ${version + 1} where province = ${province} and id = ${id}`.execute(
    tx,
  )
  return version + 1
}

export type StepRow = {
  readonly need: Id
  readonly step: string
  readonly tier: Tier
  readonly on: Day
  readonly reason: string | null
  readonly by: string
}

export async function noteStep(
  tx: Handle,
  need: Pick<NeedRow, 'province' | 'id' | 'station' | 'division' | 'person'>,
  step: { readonly step: string; readonly tier: Tier; readonly on: Day; readonly reason?: string },
  by: { readonly account: Id; readonly name: string },
): Promise<void> {
  await sql`insert into screening_step (province, id, need, station, division, person, step, tier, on_day, reason, done_by, done_name)
    values (${need.province}, ${newId()}, ${need.id}, ${need.station}, ${need.division}, ${need.person}, ${step.step}, ${step.tier},
      ${step.on}, ${step.reason ?? null}, ${by.account}, ${by.name})`.execute(tx)
}

export async function stepsOf(tx: Handle, scope: Scope, needs: readonly Id[]): Promise<StepRow[]> {
  if (needs.length === 0) return []
  const { rows } = await sql<StepRow>`
    select need, step, tier, on_day as on, reason, done_name as by from screening_step
    where ${inScope(scope)} and need = any(${[...needs]}::uuid[]) order by done_at, id`.execute(tx)
  return rows
}

export type NeedCount = {
  readonly kind: NeedKind
  readonly tier: Tier
  readonly all: number
  readonly unmet: number
  readonly matched: number
  readonly delivered: number
  readonly standing: number
}

/** Needs on the list by kind and tier, counted in the database. */
export async function countNeeds(
  tx: Handle,
  scope: Scope,
  filter: {
    readonly within?: DivisionCode | undefined
    readonly from?: Day | undefined
    readonly to?: Day | undefined
  },
): Promise<NeedCount[]> {
  const all = [inScope(scope), sql<boolean>`listed`]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.from) all.push(sql<boolean>`found_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`found_on <= ${filter.to}`)
  const { rows } = await sql<NeedCount>`
    select kind, tier, count(*)::integer as all, count(*) filter (where matched_on is null and state = 'open')::integer as unmet,
      count(*) filter (where matched_on is not null)::integer as matched,
      count(*) filter (where delivered_on is not null)::integer as delivered,
      count(*) filter (where state <> 'closed')::integer as standing
    from screening_need where ${sql.join(all, sql` and `)} group by kind, tier`.execute(tx)
  return rows
}
