import { sql } from 'kysely'
import { systemActor, wholeScope } from '../../../kernel/actor.ts'
import { type Day, day, dayAt } from '../../../kernel/day.ts'
import { nation } from '../../../kernel/division.ts'
import { monthOf, type Period, previousPeriod } from '../../../kernel/period.ts'
import { writeTrail } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { stationsWithin } from '../../regions/server/index.ts'
import type { Definition } from '../domain/definition.ts'
import { buildContent } from './build-content.ts'
import { freezeVersion } from './commands.ts'
import { definitions } from './definitions.ts'
import { owe } from './duties.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { placeOf, rowOf } from './open-report.ts'
import { insertReport, type ReportRow, reportOf } from './store.ts'
import { versionsOf } from './version-store.ts'

export type DueRound = { readonly opened: number; readonly frozen: number }

/**
 * The round that the server makes every hour: opens last month's report of every station with the duty to send it, and
 * freezes the figures of those that are past due and not sent, so that what was known at the due time is known for
 * ever (7.5). Run twice it does nothing twice.
 */
export async function keepReportsDue(platform: Platform, neighbours: ReportNeighbours): Promise<DueRound> {
  const today = dayAt(platform.clock.now())
  const month = previousPeriod(monthOf(today))
  let opened = 0
  let frozen = 0
  for (const definition of definitions()) {
    opened += await openMissing(platform, neighbours, definition, month, today)
    frozen += await freezeDue(platform, definition, today)
  }
  return { opened, frozen }
}

async function openMissing(
  platform: Platform,
  { holdersOf }: ReportNeighbours,
  definition: Definition,
  month: Period,
  today: Day,
): Promise<number> {
  const db = platform.worker.handle
  let opened = 0
  for (const { id: station, kind, openedOn } of await stationsWithin(db, wholeScope, nation, today)) {
    if (kind === 'guidance-centre' || monthOf(day(openedOn)) > month) continue
    const place = await placeOf(db, { kind: 'station', station }, today)
    if (!place) continue
    const row = rowOf(newId(), definition.code, month, place, definition.due_workdays)
    if (await reportOf(db, row)) continue
    const owner = (await holdersOf?.('reports.prepare', place, today))?.[0] ?? null
    await db.transaction().execute(async (tx) => {
      if (!(await insertReport(tx, row))) return
      opened += 1
      const report = await reportOf(tx, row)
      if (report) await owe(tx, report, 'report-send', owner, report.dueOn)
      await writeTrail(tx, { actor: systemActor }, 'system', [
        {
          action: 'reports.open',
          subject: row.id,
          division: row.division,
          station: row.station,
          detail: { month },
        },
      ])
    })
  }
  return opened
}

async function freezeDue(platform: Platform, definition: Definition, today: Day): Promise<number> {
  const db = platform.worker.handle
  const { rows } =
    await sql<ReportRow>`select province, id, definition, division, station, review_station, month, due_on, state,
      texts, prepared_by, duty, null as sent_at, null as settled_at, version
    from report r where definition = ${definition.code} and state in ('draft', 'returned') and due_on < ${today}
      and not exists (select from report_version v where v.province = r.province and v.report = r.id)
    order by due_on, id limit 500`.execute(db)
  const reader: Reader = { db, actor: systemActor, scope: wholeScope, today, language: 'zh' }
  let frozen = 0
  for (const report of rows) {
    const content = await buildContent(platform, reader, report, definition, null, 'freeze')
    if (!content.ok) continue
    await db.transaction().execute(async (tx) => {
      // Whoever sends it at this very moment holds the row; then it is frozen already.
      await sql`select from report where province = ${report.province} and id = ${report.id} for update`.execute(
        tx,
      )
      if ((await versionsOf(tx, report)).length > 0) return
      frozen += 1
      const to = { id: newId(), content: content.value, number: 1, reason: 'due', step: 'frozen' } as const
      const detail = await freezeVersion(tx, reader, report, to)
      await writeTrail(tx, { actor: systemActor }, 'system', [
        {
          action: 'reports.freeze-due',
          subject: report.id,
          division: report.division,
          station: report.station,
          detail,
        },
      ])
    })
  }
  return frozen
}
