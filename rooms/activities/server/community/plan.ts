import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty, openDuty, settleDuty } from '../../../duties/server/index.ts'
import { spell, stationSigns } from '../../../regions/server/index.ts'
import type { communityContract } from '../../contract.ts'
import { planProblems } from '../../domain/community/plan-check.ts'
import { placeOfStation } from '../station-place.ts'
import type { ActivityRow } from './activity-row.ts'
import { activityToChange } from './store.ts'
import { hasSignIns } from './totals.ts'

type Body<R extends { readonly body: z.ZodType }> = z.output<R['body']>
export type PlanInput = Omit<Body<typeof communityContract.plan>, 'id'>
type Saved = { readonly id: Id; readonly version: number }

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve letters without look-alikes: some 10^17 codes, so that none is found by trying. */
const newJoinCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

const problem = (code: string, path: string): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })

type Checked = {
  readonly division: DivisionCode
  readonly stationDivision: DivisionCode
  readonly partnerDivisions: readonly DivisionCode[]
}

/** Looks up lead, place and partners; everything that may be refused is asked before the first write. */
async function checkPlan(tx: Handle, standing: Standing, plan: PlanInput): Promise<Result<Checked, Refusal>> {
  const endsOn = plan.endsOn ?? plan.startsOn
  const problems = planProblems({ ...plan, endsOn })
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  const place = await placeOfStation(tx, standing.scope, plan.station, plan.division)
  if (place === null) return refused({ code: 'not-found' })
  if (place === 'division-outside-scope') return problem(place, '/body/division')
  const partners = await partnerDivisions(tx, provinceOf(place.division), plan.partnerStations)
  return partners.ok ? ok({ ...place, partnerDivisions: partners.value }) : partners
}

/** Where the partner stations stand; each must be one of the province. */
export async function partnerDivisions(
  tx: Handle,
  province: number,
  partners: readonly Id[],
): Promise<Result<DivisionCode[], Refusal>> {
  const signs = await stationSigns(tx, province, partners)
  const missing = partners.findIndex((partner) => !signs.has(partner))
  if (missing >= 0) return problem('partner-not-found', `/body/partnerStations/${missing}`)
  return ok(partners.map((partner) => signs.get(partner)?.division as DivisionCode))
}

/** The columns that a plan fills, whether it is new or changed. */
function valuesOf(plan: PlanInput, { division, stationDivision, partnerDivisions }: Checked) {
  const { pinyin, initials } = spell(`${plan.title}${plan.themeDay ?? ''}`, division)
  return {
    title: plan.title,
    pinyin,
    initials,
    theme_day: plan.themeDay ?? null,
    kind: plan.kind,
    field: plan.field ?? null,
    service_type: plan.serviceType ?? null,
    goals: plan.goals ?? null,
    audience: plan.audience ?? null,
    expected: plan.expected ?? null,
    capacity: plan.capacity ?? null,
    starts_on: plan.startsOn,
    starts_at: plan.startsAt,
    ends_on: plan.endsOn ?? plan.startsOn,
    ends_at: plan.endsAt,
    month: monthOf(plan.startsOn),
    place: plan.place,
    station: plan.station,
    division,
    station_division: stationDivision,
    partner_stations: [...plan.partnerStations],
    partner_divisions: [...partnerDivisions],
    partners: plan.partners ?? null,
    flow: plan.flow ?? null,
    labour: plan.labour ?? null,
    supplies: plan.supplies ?? null,
    safety_plan: plan.safetyPlan ?? null,
    budget: plan.budget.map(({ item, fen }) => ({ item, fen })),
    budget_fen: plan.budget.reduce((sum, line) => sum + line.fen, 0),
  }
}

/** A row of `valuesOf` as the table takes it, through jsonb: the types are those of the table. */
const asRow = (values: object) => sql`jsonb_populate_record(null::activity, ${JSON.stringify(values)}::jsonb)`

/** Plans an activity. Without a safety plan somebody owes one by the day before. */
export const planActivity = (standing: Standing, { id, ...plan }: PlanInput & { readonly id: Id }) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.plan-activity',
    input: plan,
    run: async (tx) => {
      const checked = await checkPlan(tx, standing, plan)
      if (!checked.ok) return checked
      const { actor } = standing
      const values = {
        ...valuesOf(plan, checked.value),
        province: provinceOf(checked.value.division),
        id,
        responsible: actor.account,
        responsible_name: actor.name,
        state: 'planned',
        join_code: newJoinCode(),
        join_open: false,
        created_by: actor.account,
      }
      const columns = sql.join(Object.keys(values).map((name) => sql.ref(name)))
      await sql`insert into activity (${columns}) select ${columns} from ${asRow(values)}`.execute(tx)
      await writePartners(tx, values.province, id, plan, checked.value)
      const row = (await activityToChange(tx, standing.scope, id)) as ActivityRow
      await keepSafetyDuty(tx, standing, row)
      return ok({ answer: { id, version: 1 }, audit: entry('activities.plan-activity', row) })
    },
  })

/** Changes a plan that was not held yet; who signed in came to this time and place, so that those stay. */
export const changeActivity = (
  standing: Standing,
  activity: Id,
  { id, version, ...plan }: PlanInput & { readonly id: Id; readonly version: number },
) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.change-activity',
    input: { activity, version, plan },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      const stands = standsAsSeen(row, version)
      if (!stands.ok) return stands
      const checked = await checkPlan(tx, standing, plan)
      if (!checked.ok) return checked
      const values = valuesOf(plan, checked.value)
      const moved =
        values.starts_on !== row.startsOn ||
        values.ends_on !== row.endsOn ||
        values.station !== row.station ||
        values.division !== row.division ||
        provinceOf(values.division) !== row.province ||
        row.partnerStations.some((partner) => !plan.partnerStations.includes(partner))
      if (moved && (await hasSignIns(tx, row.province, row.id)))
        return refused({ code: 'activity-has-sign-ins' })
      const columns = Object.keys(values)
      await sql`update activity a set (${sql.join(columns.map((name) => sql.ref(name)))}, version) =
          (select ${sql.join(columns.map((name) => sql.ref(`r.${name}`)))}, ${version + 1}::integer from ${asRow(values)} r)
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      await writePartners(tx, row.province, row.id, plan, checked.value)
      const after = (await activityToChange(tx, standing.scope, activity)) as ActivityRow
      await keepSafetyDuty(tx, standing, after, row)
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: entry('activities.change-activity', after),
      })
    },
  })

/** Only what is still a plan, and only as the sender saw it. */
export function standsAsSeen(row: ActivityRow, version: number): Result<null, Refusal> {
  if (row.state !== 'planned') return refused({ code: 'activity-not-planned' })
  return row.version === version
    ? ok(null)
    : refused({ code: 'changed-meanwhile', data: { version: row.version } })
}

async function writePartners(
  tx: Handle,
  province: number,
  activity: Id,
  plan: PlanInput,
  at: Checked,
): Promise<void> {
  await sql`delete from activity_partner where province = ${province} and activity = ${activity}`.execute(tx)
  if (plan.partnerStations.length === 0) return
  await sql`
    insert into activity_partner (province, activity, station, division, lead_station, lead_division, starts_on)
    select ${province}, ${activity}, p.station, p.division, ${plan.station}, ${at.stationDivision}, ${plan.startsOn}
    from unnest(${[...plan.partnerStations]}::uuid[], ${[...at.partnerDivisions]}::bigint[]) as p(station, division)`.execute(
    tx,
  )
}

/** The duty to write a safety plan, due the day before: opened, moved to a new day, or done with. */
async function keepSafetyDuty(
  tx: Handle,
  { actor, today }: Standing,
  row: ActivityRow,
  before?: ActivityRow,
): Promise<void> {
  const needed = row.safetyPlan === null
  const open = before?.safetyDuty ?? null
  if (open && (!needed || before?.startsOn !== row.startsOn)) {
    if (needed)
      await cancelDuty(tx, row.province, open, {
        on: today,
        by: actor.account,
        reason: { zh: '活动已改期', en: 'The activity was moved to another day' },
      })
    else
      await settleDuty(tx, row.province, open, {
        on: today,
        by: actor.account,
        outcome: { zh: '安全预案已补写', en: 'The safety plan was written' },
      })
  }
  const due = addDays(row.startsOn, -1)
  // What is written up afterwards owes no plan for a day that is over.
  const wanted = needed && row.startsOn > today
  const kept = open && before?.startsOn === row.startsOn && needed
  const duty = kept ? open : wanted ? newId() : null
  if (duty && duty !== open) {
    await openDuty(tx, {
      id: duty,
      kind: 'activity-safety-plan',
      subjectRoom: 'activities',
      subject: row.id,
      person: null,
      station: row.station,
      division: row.stationDivision,
      owner: row.responsible,
      title: { zh: `补写安全预案：${row.title}`, en: `Write the missing safety plan: ${row.title}` },
      dueOn: due < today ? today : due,
      urgency: 1,
      by: actor.account,
    })
  }
  if (duty !== row.safetyDuty)
    await sql`update activity set safety_duty = ${duty} where province = ${row.province} and id = ${row.id}`.execute(
      tx,
    )
}

/** The line of the trail: which activity, where; never its title. */
export const entry = (action: string, row: ActivityRow, detail: object = {}) => ({
  action,
  subject: row.id,
  division: row.stationDivision,
  station: row.station,
  detail: { ...detail },
})
