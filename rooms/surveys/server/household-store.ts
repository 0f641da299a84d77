import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { within } from '../../../platform/server/database/scope.ts'
import type { Difference, Values } from '../domain/differences.ts'
import type { Campaign } from './campaign-store.ts'

export type Door = {
  readonly household: Id
  readonly division: DivisionCode
  readonly station: Id
  readonly person: Id
  readonly state: 'open' | 'done' | 'unmet'
  readonly record: Id | null
  readonly onDay: Day | null
  readonly version: number
}

const inScope = (scope: Scope) => within(scope, { division: 'h.division', station: 'h.station' })
const columns = sql.raw(
  'h.household, h.division, h.station, h.person, h.state, h.record, r.on_day, h.version',
)

/** More doors than a village has. */
const mostDoors = 2000

export async function doorsOfVillage(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
  division: DivisionCode,
): Promise<Door[]> {
  const { rows } = await sql<Door>`select ${columns} from survey_household h
    left join survey_record r on r.province = h.province and r.id = h.record
    where h.province = ${province} and h.campaign = ${id} and h.division = ${division} and ${inScope(scope)}
    order by h.household limit ${mostDoors}`.execute(tx)
  return rows
}

/** One door in scope; locked for a record, so that two who stand at it do not write over each other. */
export async function findDoor(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
  household: Id,
  forChange = false,
): Promise<Door | null> {
  const { rows } = await sql<Door>`select ${columns} from survey_household h
    left join survey_record r on r.province = h.province and r.id = h.record
    where h.province = ${province} and h.campaign = ${id} and h.household = ${household} and ${inScope(scope)}
    ${forChange ? sql`for update of h` : sql``}`.execute(tx)
  return rows[0] ?? null
}

/** The next door of the same village that nobody was at. */
export async function nextOpen(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
  door: Door,
): Promise<Id | null> {
  const { rows } = await sql<{ household: Id }>`select h.household from survey_household h
    where h.province = ${province} and h.campaign = ${id} and h.division = ${door.division} and h.state = 'open'
      and h.household <> ${door.household} and ${inScope(scope)}
    order by h.household > ${door.household} desc, h.household limit 1`.execute(tx)
  return rows[0]?.household ?? null
}

/** False when the household is on the list already. */
export async function addDoor(
  tx: Handle,
  { province, id }: Campaign,
  door: Pick<Door, 'household' | 'division' | 'station' | 'person'>,
): Promise<boolean> {
  const { rows } =
    await sql`insert into survey_household (province, campaign, household, division, station, person)
    values (${province}, ${id}, ${door.household}, ${door.division}, ${door.station}, ${door.person})
    on conflict do nothing returning household`.execute(tx)
  if (rows.length === 0) return false
  await sql`insert into survey_village (province, campaign, division, station, total)
    values (${province}, ${id}, ${door.division}, ${door.station}, 1)
    on conflict (province, campaign, division, station) do update set total = survey_village.total + 1`.execute(
    tx,
  )
  return true
}

export type SurveyRecord = {
  readonly id: Id
  readonly onDay: Day
  readonly outcome: 'filled' | 'unchanged' | 'unmet'
  readonly reason: string | null
  readonly need: string | null
  readonly accountName: string
}

export async function recordById(tx: Handle, { province }: Campaign, id: Id): Promise<SurveyRecord | null> {
  const { rows } = await sql<SurveyRecord>`select id, on_day, outcome, reason, need, account_name
    from survey_record where province = ${province} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function valuesOf(tx: Handle, { province }: Campaign, record: Id): Promise<Values> {
  const { rows } = await sql<{
    question: string
    value: number | null
  }>`select question, value from survey_answer
    where province = ${province} and record = ${record}`.execute(tx)
  return Object.fromEntries(rows.map(({ question, value }) => [question, value]))
}

/** The newest record with answers to the same questionnaire, of an earlier campaign. */
export async function lastRecord(
  tx: Handle,
  { province, id, questionnaire }: Campaign,
  household: Id,
): Promise<{ readonly id: Id; readonly onDay: Day } | null> {
  const { rows } = await sql<{ id: Id; onDay: Day }>`select r.id, r.on_day from survey_record r
    join survey_campaign c on c.province = r.province and c.id = r.campaign
    where r.province = ${province} and r.household = ${household} and r.campaign <> ${id}
      and r.outcome <> 'unmet' and c.questionnaire = ${questionnaire}
    order by r.at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The duties that an earlier record of the same door gave rise to. */
export async function dutiesOfRecord(tx: Handle, { province }: Campaign, record: Id): Promise<Id[]> {
  const { rows } = await sql<{ duty: Id }>`
    select distinct duty from survey_difference where province = ${province} and record = ${record} and duty is not null`.execute(
    tx,
  )
  return rows.map(({ duty }) => duty)
}

/** The need of an earlier record, and the request that it became. */
export async function needOfRecord(
  tx: Handle,
  { province }: Campaign,
  record: Id,
): Promise<{ readonly need: string; readonly request: Id } | null> {
  const { rows } = await sql<{
    need: string
    request: Id
  }>`select need, need_request as request from survey_record
    where province = ${province} and id = ${record} and need_request is not null`.execute(tx)
  return rows[0] ?? null
}

export type NewRecord = SurveyRecord & {
  readonly campaign: Campaign
  readonly door: Door
  readonly account: Id
  readonly needRequest: Id | null
  readonly values: Values
  readonly differences: readonly (Difference & { readonly duty: Id | null })[]
}

/** Writes a record with its answers and differences, and moves the door; false when the id is taken. */
export async function insertRecord(tx: Handle, record: NewRecord): Promise<boolean> {
  const { campaign, door } = record
  const { province } = campaign
  const { rows } =
    await sql`insert into survey_record (province, id, campaign, household, division, station, person, on_day,
      outcome, reason, need, need_request, account, account_name)
    values (${province}, ${record.id}, ${campaign.id}, ${door.household}, ${door.division}, ${door.station}, ${door.person},
      ${record.onDay}, ${record.outcome}, ${record.reason}, ${record.need}, ${record.needRequest}, ${record.account}, ${record.accountName})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return false
  const answers = Object.entries(record.values).map(([question, value]) => ({ question, value }))
  await sql`insert into survey_answer (province, record, question, household, division, station, campaign, questionnaire, value, on_day)
    select ${province}, ${record.id}::uuid, a.question, ${door.household}::uuid, ${door.division}::bigint, ${door.station}::uuid,
      ${campaign.id}::uuid, ${campaign.questionnaire}, a.value, ${record.onDay}::date
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a(question text, value integer)`.execute(tx)
  await sql`insert into survey_difference (province, record, question, campaign, household, division, station, person,
      before_value, after_value, duty, on_day)
    select ${province}, ${record.id}::uuid, d.question, ${campaign.id}::uuid, ${door.household}::uuid, ${door.division}::bigint,
      ${door.station}::uuid, ${door.person}::uuid, d.before, d.after, d.duty, ${record.onDay}::date
    from jsonb_to_recordset(${JSON.stringify(record.differences)}::jsonb)
      as d(question text, before integer, after integer, duty uuid)`.execute(tx)
  const state = record.outcome === 'unmet' ? 'unmet' : 'done'
  await countDoor(tx, campaign, door, state)
  await sql`update survey_household set state = ${state}, record = ${record.id},
      version = version + 1
    where province = ${province} and campaign = ${campaign.id} and household = ${door.household}`.execute(tx)
  return true
}

/** Moves a door from one count of its village to another; the door is locked, so that none is counted twice. */
async function countDoor(
  tx: Handle,
  { province, id }: Campaign,
  door: Door,
  to: Door['state'],
): Promise<void> {
  if (door.state === to) return
  const change = (state: Door['state']) => (to === state ? 1 : 0) - (door.state === state ? 1 : 0)
  await sql`update survey_village set done = done + ${change('done')}, unmet = unmet + ${change('unmet')}
    where province = ${province} and campaign = ${id} and division = ${door.division} and station = ${door.station}`.execute(
    tx,
  )
}
