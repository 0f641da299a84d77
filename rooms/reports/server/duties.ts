import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import { type Day, dayAt } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import { sayPeriod } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { openDuty, settleDuty } from '../../duties/server/index.ts'
import { addWorkdays } from '../../regions/index.ts'
import { placesOf, stationNames, workingCalendar } from '../../regions/server/index.ts'
import { reviewPlaced } from '../domain/way.ts'
import { placeOfReport } from './commands.ts'
import type { ReportNeighbours } from './neighbours.ts'
import type { ReportRow } from './store.ts'

/** Working days in which a report that came up is to be reviewed, and one that went back to be sent again. */
const reviewDays = 3

const system = '00000000-0000-7000-8000-000000000001'

/**
 * Keeps one duty about each report: to send it, to review it, to mend it. It hears what happened to the report, because
 * the sender may not write duties where the reviewer works.
 */
export const reportDuties = (platform: Platform, { holdersOf }: ReportNeighbours): Subscriber => ({
  reader: 'reports',
  hears: ['report.sent', 'report.returned', 'report.accepted'],
  handle: async (tx, event) => {
    const report = await reportById(tx, event.subject)
    if (!report || !holdersOf) return
    const today = dayAt(platform.clock.now())
    const by = (event.data.by as Id | undefined) ?? system
    if (report.duty) await settle(tx, report, today, by, event.name)
    const place = placeOfReport(report)
    const due = addWorkdays(workingCalendar(), today, reviewDays).date
    if (event.name === 'report.sent') {
      const holders = await holdersOf('reports.approve', reviewPlaced(place), today)
      await owe(
        tx,
        report,
        'report-review',
        holders.find((account) => account !== report.preparedBy) ?? null,
        due,
      )
    } else if (event.name === 'report.returned') {
      await owe(tx, report, 'report-mend', report.preparedBy, due)
    } else
      await sql`update report set duty = null where province = ${report.province} and id = ${report.id}`.execute(
        tx,
      )
  },
})

const titles = {
  'report-send': { zh: '填报并上报', en: 'Fill in and send' },
  'report-review': { zh: '审核', en: 'Review' },
  'report-mend': { zh: '修改后重新上报', en: 'Mend and send again' },
} as const satisfies Record<string, Words>

const outcomes: Readonly<Record<string, Words>> = {
  'report.sent': { zh: '已上报', en: 'Sent' },
  'report.returned': { zh: '已退回', en: 'Returned' },
  'report.accepted': { zh: '已通过', en: 'Accepted' },
}

/** Opens the duty and ties it to the report; nobody to owe it, nothing is owed. */
export async function owe(
  tx: Handle,
  report: ReportRow,
  kind: keyof typeof titles,
  owner: Id | null,
  dueOn: Day,
): Promise<void> {
  const id = owner ? newId() : null
  if (owner && id) {
    const { division, station } = reviewPlaced(placeOfReport(report))
    const lies = kind === 'report-review' ? { division, station } : report
    const name = await nameOf(tx, report)
    await openDuty(tx, {
      id,
      kind,
      subjectRoom: 'reports',
      subject: report.id,
      person: null,
      station: lies.station ?? noStation,
      division: lies.division,
      owner,
      title: {
        zh: `${titles[kind].zh}${name}${sayPeriod(report.month, 'zh')}月报`,
        en: `${titles[kind].en}: monthly report of ${name}, ${sayPeriod(report.month, 'en')}`,
      },
      dueOn,
      urgency: 0,
      by: system,
    })
  }
  await sql`update report set duty = ${id} where province = ${report.province} and id = ${report.id}`.execute(
    tx,
  )
}

async function nameOf(tx: Handle, { station, division, month }: ReportRow): Promise<string> {
  if (station) return (await stationNames(tx, [station])).get(station) ?? ''
  const on = `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01` as Day
  return (await placesOf(tx, [division], on))(division).name
}

async function settle(
  tx: Handle,
  { province, duty }: ReportRow,
  on: Day,
  by: Id,
  event: string,
): Promise<void> {
  const outcome = outcomes[event]
  if (!duty || !outcome) return
  // The duty may lie in another county's part of the same province, never in another province.
  await settleDuty(tx, province, duty, { on, by, outcome })
}

export async function reportById(tx: Handle, id: Id): Promise<ReportRow | null> {
  const { rows } =
    await sql<ReportRow>`select province, id, definition, division, station, review_station, month, due_on, state,
      texts, prepared_by, duty, to_json(sent_at) #>> '{}' as sent_at, to_json(settled_at) #>> '{}' as settled_at, version
    from report where id = ${id}`.execute(tx)
  return rows[0] ?? null
}
