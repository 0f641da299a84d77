import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

export type Campaign = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly station: Id | null
  readonly title: string
  readonly questionnaire: string
  readonly fromOn: Day
  readonly toOn: Day
  readonly categories: readonly string[]
  readonly state: 'open' | 'closed'
  readonly accountName: string
  readonly version: number
}

const columns = sql.raw(
  'c.province, c.id, c.division, c.station, c.title, c.questionnaire, c.from_on, c.to_on, c.categories, c.state, c.account_name, c.version',
)

const villagesInScope = (scope: Scope): RawBuilder<boolean> =>
  within(scope, { division: 'v.division', station: 'v.station' })

/** Campaigns with a door in scope, the newest first. A probe of each, so that long lists cost nothing. */
export async function campaignsIn(
  tx: Handle,
  scope: Scope,
  state: 'open' | 'closed' | null,
): Promise<Campaign[]> {
  const { rows } = await sql<Campaign>`select ${columns} from survey_campaign c
    where c.province = any(${provincesIn(scope)}) and ${state === null ? sql`true` : sql`c.state = ${state}`}
      and exists (select 1 from survey_village v
        where v.province = c.province and v.campaign = c.id and ${villagesInScope(scope)})
    order by c.from_on desc, c.id desc limit 200`.execute(tx)
  return rows
}

/** One campaign with a door in scope. */
export async function findCampaign(tx: Handle, scope: Scope, id: Id): Promise<Campaign | null> {
  const { rows } = await sql<Campaign>`select ${columns} from survey_campaign c
    where c.province = any(${provincesIn(scope)}) and c.id = ${id}
      and exists (select 1 from survey_village v
        where v.province = c.province and v.campaign = c.id and ${villagesInScope(scope)})`.execute(tx)
  return rows[0] ?? null
}

export type NewCampaign = Omit<Campaign, 'province' | 'state' | 'accountName' | 'version'> & {
  readonly by: { readonly account: Id; readonly name: string }
}

/** False when the id is taken. */
export async function insertCampaign(tx: Handle, campaign: NewCampaign): Promise<boolean> {
  const { rows } = await sql`insert into survey_campaign
      (province, id, division, station, title, questionnaire, from_on, to_on, categories, account, account_name)
    values (${provinceOf(campaign.division)}, ${campaign.id}, ${campaign.division}, ${campaign.station}, ${campaign.title},
      ${campaign.questionnaire}, ${campaign.fromOn}, ${campaign.toOn}, ${[...campaign.categories]}::text[],
      ${campaign.by.account}, ${campaign.by.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Draws the list from the register as far as the scope goes, in one statement; returns how many doors it has. */
export async function drawHouseholds(
  tx: Handle,
  scope: Scope,
  campaign: Pick<Campaign, 'id' | 'division' | 'categories'>,
  on: Day,
): Promise<number> {
  const { low, high } = rangeOf(campaign.division)
  const wanted =
    campaign.categories.length === 0
      ? sql`true`
      : sql`r.category = any(${[...campaign.categories]}::text[]) and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to >= ${on})`
  const result = await sql`
    insert into survey_household (province, campaign, household, division, station, person)
    select distinct on (r.household) r.province, ${campaign.id}::uuid, r.household, r.division, r.station, r.person
    from household_roster r
    where r.province = ${provinceOf(campaign.division)} and r.division between ${low} and ${high}
      and ${within(scope, { division: 'r.division', station: 'r.station' })} and ${wanted}
    order by r.household, r.is_head desc, r.pinyin, r.person
    on conflict do nothing`.execute(tx)
  await sql`
    insert into survey_village (province, campaign, division, station, total)
    select province, campaign, division, station, count(*) from survey_household
    where province = ${provinceOf(campaign.division)} and campaign = ${campaign.id}
    group by province, campaign, division, station`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/** The roster's row of a person: the door that is his. */
export async function doorOfPerson(tx: Handle, scope: Scope, person: Id) {
  const { rows } = await sql<{ household: Id; division: DivisionCode; station: Id; person: Id }>`
    select household, division, station, person from household_roster r
    where r.province = any(${provincesIn(scope)}) and r.person = ${person}
      and ${within(scope, { division: 'r.division', station: 'r.station' })} limit 1`.execute(tx)
  return rows[0] ?? null
}

export type Progress = {
  readonly division: DivisionCode
  readonly total: number
  readonly done: number
  readonly unmet: number
}

/** How far each village in scope is. */
export async function progressByVillage(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select v.division, sum(v.total)::integer as total, sum(v.done)::integer as done, sum(v.unmet)::integer as unmet
    from survey_village v where v.province = ${province} and v.campaign = ${id} and ${villagesInScope(scope)}
    group by v.division order by v.division`.execute(tx)
  return rows
}

/** The same as one sum for each of some campaigns. */
export async function progressOf(
  tx: Handle,
  scope: Scope,
  campaigns: readonly Campaign[],
): Promise<Map<Id, Omit<Progress, 'division'>>> {
  if (campaigns.length === 0) return new Map()
  const { rows } = await sql<Omit<Progress, 'division'> & { campaign: Id }>`
    select v.campaign, sum(v.total)::integer as total, sum(v.done)::integer as done, sum(v.unmet)::integer as unmet
    from survey_village v
    where v.province = any(${[...new Set(campaigns.map(({ province }) => province))]})
      and v.campaign = any(${campaigns.map(({ id }) => id)}::uuid[]) and ${villagesInScope(scope)}
    group by v.campaign`.execute(tx)
  return new Map(rows.map((row) => [row.campaign, row]))
}

export type Assignment = {
  readonly division: DivisionCode
  readonly account: Id
  readonly accountName: string
}

export async function assignmentsOf(
  tx: Handle,
  { province, id }: Campaign,
): Promise<Map<DivisionCode, Assignment>> {
  const { rows } = await sql<Assignment>`select division, account, account_name from survey_assignment
    where province = ${province} and campaign = ${id}`.execute(tx)
  return new Map(rows.map((row) => [row.division, row]))
}

export async function assign(
  tx: Handle,
  { province, id }: Campaign,
  to: { readonly division: DivisionCode; readonly station: Id; readonly account: Id; readonly name: string },
): Promise<void> {
  await sql`insert into survey_assignment (province, campaign, division, station, account, account_name)
    values (${province}, ${id}, ${to.division}, ${to.station}, ${to.account}, ${to.name})
    on conflict (province, campaign, division) do update
      set account = excluded.account, account_name = excluded.account_name, station = excluded.station`.execute(
    tx,
  )
}

/** False when somebody changed it since the version that was seen. */
export async function closeCampaign(
  tx: Handle,
  { province, id }: Campaign,
  version: number,
): Promise<boolean> {
  const { rows } = await sql`update survey_campaign set state = 'closed', version = version + 1
    where province = ${province} and id = ${id} and version = ${version} and state = 'open' returning id`.execute(
    tx,
  )
  return rows.length > 0
}
