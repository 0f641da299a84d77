import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import { settleDuty } from '../../../duties/server/index.ts'
import { satisfactionProblems } from '../../domain/community/summary-check.ts'
import type { ActivityRow } from './activity-row.ts'
import { instant } from './activity-row.ts'
import { entry } from './plan.ts'
import { stationOf } from './sign-in.ts'
import { activityToChange } from './store.ts'

export type SummaryRow = {
  readonly id: Id
  readonly media: string | null
  readonly highlights: string | null
  readonly shortcomings: string | null
  readonly handedOut: number | null
  readonly returned: number | null
  readonly satisfaction: number | null
  readonly chain: Id | null
  readonly reason: string | null
  readonly reversedBy: Id | null
  readonly recordedByName: string
  readonly recordedAt: string
}

/** The summaries of an activity, the standing one first. */
export async function summariesOf(tx: Handle, row: ActivityRow): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select id, media, highlights, shortcomings, handed_out, returned, satisfaction, chain, correction_reason as reason, reversed_by,
      recorded_by_name, ${instant('recorded_at')} as recorded_at
    from activity_summary where province = ${row.province} and activity = ${row.id}
    order by reversed_by is not null, recorded_at desc`.execute(tx)
  return rows
}

export type SpendingRow = {
  readonly id: Id
  readonly item: string
  readonly fen: number
  readonly station: Id
  readonly division: DivisionCode
  readonly spentOn: Day
}

/** What stands as spent on an activity. */
export async function spendingOf(tx: Handle, row: ActivityRow): Promise<SpendingRow[]> {
  const { rows } = await sql<SpendingRow>`
    select id, item, fen, station, division, spent_on from activity_spending
    where province = ${row.province} and activity = ${row.id} and reversed_by is null order by spent_on, id`.execute(
    tx,
  )
  return rows.map((line) => ({ ...line, fen: Number(line.fen) }))
}

type SpendingInput = {
  readonly id: Id
  readonly item: string
  readonly fen: number
  readonly payer?: Id | undefined
  readonly spentOn?: Day | undefined
}

export type SummaryInput = {
  readonly id: Id
  readonly reason?: string | undefined
  readonly media?: string | undefined
  readonly highlights?: string | undefined
  readonly shortcomings?: string | undefined
  readonly handedOut?: number | undefined
  readonly returned?: number | undefined
  readonly satisfaction?: number | undefined
  readonly spending: readonly SpendingInput[]
}

/**
 * Writes the summary with what was spent, each line to the station that paid (7.4). Where one stands already it and its
 * lines are taken out, with the reason, and this one takes their place.
 */
export const summarise = (standing: Standing, activity: Id, { id, ...input }: SummaryInput) =>
  runCommand<{ readonly id: Id; readonly spentFen: number }>(standing, {
    id,
    name: 'activities.summarise',
    input: { activity, ...input },
    run: async (tx) => {
      const { actor, today } = standing
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.state !== 'held' && row.state !== 'summarised') return refused({ code: 'activity-not-held' })
      const problems = [...satisfactionProblems(input), ...spendingProblems(row, input.spending, today)]
      const [old] = (await summariesOf(tx, row)).filter(({ reversedBy }) => reversedBy === null)
      if (old && !input.reason) problems.push({ code: 'correction-reason-missing', path: '/body/reason' })
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const before = await spendingOf(tx, row)
      if (old) await takeOutSummary(tx, standing, row, old.id, { id, reason: input.reason as string }, before)
      await sql`
        insert into activity_summary (province, id, activity, station, division, media, highlights, shortcomings, handed_out, returned,
          satisfaction, corrects, chain, correction_reason, recorded_by, recorded_by_name)
        values (${row.province}, ${id}, ${row.id}, ${row.station}, ${row.stationDivision}, ${input.media ?? null},
          ${input.highlights ?? null}, ${input.shortcomings ?? null}, ${input.handedOut ?? null}, ${input.returned ?? null},
          ${input.satisfaction ?? null}, ${old?.id ?? null}, ${old ? (old.chain ?? old.id) : null}, ${old ? input.reason : null},
          ${actor.account}, ${actor.name})`.execute(tx)
      const lines = await writeSpending(tx, standing, row, id, input.spending)
      if (row.summaryDuty && !old)
        await settleDuty(tx, row.province, row.summaryDuty, {
          on: today,
          by: actor.account,
          outcome: { zh: '活动总结已填写', en: 'The summary was written' },
        })
      await sql`update activity set state = 'summarised', version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id, spentFen: lines.reduce((sum, line) => sum + line.fen, 0) },
        audit: entry('activities.summarise', row, {
          summary: id,
          corrects: old?.id ?? null,
          lines: lines.length,
        }),
        dirty: spendingLeaves(row, [...before, ...lines]),
      })
    },
  })

function spendingProblems(row: ActivityRow, lines: readonly SpendingInput[], today: Day): Problem[] {
  const ids = new Set<Id>()
  return lines.flatMap((line, at) => {
    const path = `/body/spending/${at}`
    const problems: Problem[] = []
    if (ids.has(line.id)) problems.push({ code: 'id-named-twice', path: `${path}/id` })
    ids.add(line.id)
    if (line.payer && !stationOf(row, line.payer))
      problems.push({ code: 'station-not-of-activity', path: `${path}/payer` })
    if ((line.spentOn ?? row.startsOn) > today)
      problems.push({ code: 'day-in-the-future', path: `${path}/spentOn` })
    return problems
  })
}

async function takeOutSummary(
  tx: Handle,
  { actor }: Standing,
  row: ActivityRow,
  old: Id,
  { id, reason }: { readonly id: Id; readonly reason: string },
  lines: readonly SpendingRow[],
): Promise<void> {
  const at = { station: row.station, division: row.stationDivision }
  await takeOutRecord(
    tx,
    actor,
    { table: 'activity_summary', kind: 'activity-summary', record: old, ...at },
    { id, reason, replacement: id },
  )
  for (const line of lines) {
    await takeOutRecord(
      tx,
      actor,
      { table: 'activity_spending', kind: 'activity-spending', record: line.id, ...at },
      { id: newId(), reason, replacement: null },
    )
  }
}

/** The lead's money lies where the activity took place, a partner's where that station stands. */
async function writeSpending(
  tx: Handle,
  { actor }: Standing,
  row: ActivityRow,
  summary: Id,
  spending: readonly SpendingInput[],
): Promise<SpendingRow[]> {
  const lines = spending.map((line) => {
    const station = line.payer ?? row.station
    const spentOn = line.spentOn ?? row.startsOn
    const division =
      station === row.station ? row.division : (stationOf(row, station)?.division as DivisionCode)
    return {
      id: line.id,
      item: line.item,
      fen: line.fen,
      station,
      division,
      spentOn,
      month: monthOf(spentOn),
    }
  })
  await sql`
    insert into activity_spending (province, id, activity, summary, station, division, lead_station, lead_division, spent_on, month,
      item, fen, recorded_by)
    select ${row.province}, r.id, ${row.id}, ${summary}, r.station, r.division, ${row.station}, ${row.stationDivision}, r."spentOn",
      r.month, r.item, r.fen, ${actor.account}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id uuid, station uuid, division bigint, "spentOn" date,
      month integer, item text, fen bigint)`.execute(tx)
  return lines
}

const spendingLeaves = (row: ActivityRow, lines: readonly SpendingRow[]): DirtyLeaf[] =>
  lines.flatMap(({ station, division, spentOn }) =>
    [...new Set([division, stationOf(row, station)?.division ?? division])].map((place) => ({
      station,
      month: monthOf(spentOn),
      division: place,
    })),
  )
