import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import { cancelDuty } from '../../../duties/server/index.ts'
import type { ActivityKind } from '../../domain/community/codes.ts'
import { planProblems } from '../../domain/community/plan-check.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import { correcting, mayTakeOut } from '../correcting.ts'
import type { ActivityRow } from './activity-row.ts'
import { type EventRow, eventLeaves, eventsOf, type HeldFacts, writeEvents } from './event-rows.ts'
import { entry, partnerDivisions } from './plan.ts'
import { activityToChange, findActivity } from './store.ts'

type Correction = { readonly id: Id; readonly reason: string }
type Replacement = {
  readonly heldOn?: Day | undefined
  readonly minutes?: number | undefined
  readonly kind?: ActivityKind | undefined
  readonly field?: ServiceField | undefined
  readonly audienceEstimate?: number | undefined
  readonly partnerStations?: readonly Id[] | undefined
}
type Reversed = { readonly id: Id; readonly reverses: Id }

/** Takes the lead's row and those of its partners out, and writes them anew with what was wrong put right. */
export const correctHolding = (
  standing: Standing,
  activity: Id,
  { replacement, ...input }: Correction & { readonly replacement: Replacement },
) =>
  reversing(
    standing,
    activity,
    { ...input, replacement },
    'activities.correct-holding',
    async (tx, chosen, row, events) => {
      const lead = events[0] as EventRow
      const problems: Refusal['problems'] =
        replacement.heldOn && replacement.heldOn > chosen.today
          ? [{ code: 'day-in-the-future', path: '/body/replacement/heldOn' }]
          : planProblems({ ...row, partnerStations: replacement.partnerStations ?? [] }).map(
              ({ code, path }) => ({
                code,
                path: String(path).replace('/body', '/body/replacement'),
              }),
            )
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const old = events
        .filter(({ role }) => role === 'partner')
        .map(({ station, division }) => ({ station, division }))
      const named = replacement.partnerStations
      const divisions = await partnerDivisions(tx, provinceOf(row.division), named ?? [])
      if (!divisions.ok) return divisions
      const partners = named
        ? named.map((station, at) => ({ station, division: divisions.value[at] as number }))
        : old
      const crowd = replacement.audienceEstimate
      const facts: HeldFacts = {
        heldOn: replacement.heldOn ?? lead.heldOn,
        minutes: replacement.minutes ?? lead.minutes,
        kind: replacement.kind ?? lead.kind,
        field: replacement.field ?? lead.field,
        audienceEstimate: crowd === undefined ? lead.audienceEstimate : crowd === 0 ? null : crowd,
        partners,
      }
      const chain = lead.chain ?? lead.id
      await writeEvents(tx, chosen, row, facts, { corrects: lead.id, chain, reason: input.reason }, input.id)
      await planFollows(tx, row, facts)
      return ok([...eventLeaves(row, lead.heldOn, old), ...eventLeaves(row, facts.heldOn, partners)])
    },
  )

/** The plan shows what was held: kind, field and partners as they are now known. */
async function planFollows(tx: Handle, row: ActivityRow, facts: HeldFacts): Promise<void> {
  const stations = facts.partners.map(({ station }) => station)
  const divisions = facts.partners.map(({ division }) => division)
  await sql`update activity set kind = ${facts.kind}, field = ${facts.field}, partner_stations = ${stations}::uuid[],
      partner_divisions = ${divisions}::bigint[], version = version + 1
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  await sql`delete from activity_partner where province = ${row.province} and activity = ${row.id}`.execute(
    tx,
  )
  await sql`
    insert into activity_partner (province, activity, station, division, lead_station, lead_division, starts_on)
    select ${row.province}, ${row.id}, p.station, p.division, ${row.station}, ${row.stationDivision}, ${row.startsOn}
    from unnest(${stations}::uuid[], ${divisions}::bigint[]) as p(station, division)`.execute(tx)
}

/** Takes it out and puts nothing in its place: the activity is a plan again. */
export const withdrawHolding = (standing: Standing, activity: Id, input: Correction) =>
  reversing(
    standing,
    activity,
    input,
    'activities.withdraw-holding',
    async (tx, { actor, today }, row, events) => {
      if (row.state === 'summarised') return refused({ code: 'activity-summarised' })
      if (row.summaryDuty) {
        await cancelDuty(tx, row.province, row.summaryDuty, {
          on: today,
          by: actor.account,
          reason: { zh: '举办登记已撤回', en: 'The record that it was held was taken back' },
        })
      }
      await sql`update activity set state = 'planned', summary_duty = null, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
      const lead = events[0] as EventRow
      return ok(
        eventLeaves(
          row,
          lead.heldOn,
          events.slice(1).map(({ station, division }) => ({ station, division })),
        ),
      )
    },
  )

/** What both have in common: who may, that something stands, and that all of its rows are taken out together. */
async function reversing(
  standing: Standing,
  activity: Id,
  input: Correction & { readonly replacement?: unknown },
  name: string,
  then: (
    tx: Handle,
    chosen: Standing,
    row: ActivityRow,
    events: readonly EventRow[],
  ) => Promise<Result<ReturnType<typeof eventLeaves>, Refusal>>,
): Promise<Result<Reversed, Refusal>> {
  const seen = await read(standing, async (tx) => ok(await findActivity(tx, standing.scope, activity)))
  if (!seen.ok) return seen
  if (!seen.value) return refused({ code: 'not-found' })
  const placed = { division: seen.value.stationDivision, station: seen.value.station }
  const chosen = correcting(standing, placed)
  const { id, reason } = input
  return runCommand<Reversed>(chosen, {
    id,
    name,
    input: { activity, ...input },
    run: async (tx) => {
      const row = await activityToChange(tx, chosen.scope, activity)
      if (!row) return refused({ code: 'correction-not-permitted' })
      const events = (await eventsOf(tx, row))
        .filter(({ reversedBy }) => reversedBy === null)
        .toSorted((a, b) => a.role.localeCompare(b.role))
      const lead = events[0]
      if (!lead) return refused({ code: 'activity-not-held' })
      const recorded = { by: lead.recordedBy, on: lead.recordedAt.slice(0, 10) as Day }
      if (!mayTakeOut(standing, placed, recorded)) return refused({ code: 'correction-not-permitted' })
      for (const event of events) {
        const replacement = event === lead && input.replacement !== undefined ? id : null
        await takeOutRecord(
          tx,
          standing.actor,
          {
            table: 'activity_event',
            kind: 'activity-event',
            record: event.id,
            station: row.station,
            division: row.stationDivision,
          },
          { id: event === lead ? id : newId(), reason, replacement },
        )
      }
      const leaves = await then(tx, chosen, row, events)
      if (!leaves.ok) return leaves
      return ok({
        answer: { id, reverses: lead.id },
        audit: entry(name, row, { event: lead.id }),
        dirty: leaves.value,
      })
    },
  })
}
