import { sql } from 'kysely'
import { type Day, day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'

type Told = {
  readonly province: number
  readonly id: Id
  readonly notice: Id
  readonly division: DivisionCode
  readonly title: string
  readonly day: Day
}

/**
 * Tells the body what its notices ask of it, once each: that the days of one are over, and that somebody objected. Answers
 * how many duties were opened.
 */
export async function watchNotices(
  { worker, clock }: Platform,
  neighbours: ApplicationsNeighbours,
): Promise<number> {
  const today = clock.today()
  const { rows: over } = await sql<Told>`
    select province, id, id as notice, division, title, last_on as day from application_notice
    where settled_on is null and down_on is null and told_on is null and last_on < ${today} order by last_on limit 500`.execute(
    worker.handle,
  )
  const { rows: objected } = await sql<Told>`
    select o.province, o.id, o.notice, o.division, n.title, o.filed_on as day from application_objection o
    join application_notice n on n.province = o.province and n.id = o.notice
    where o.state = 'open' and o.duty is null order by o.filed_on limit 500`.execute(worker.handle)
  let opened = 0
  for (const row of over) opened += await tell(worker.handle, neighbours, row, today, 'application_notice')
  for (const row of objected)
    opened += await tell(worker.handle, neighbours, row, today, 'application_objection')
  return opened
}

const about = {
  application_notice: {
    kind: 'application-notice',
    permission: 'applications.notice',
    title: (title: string) => ({
      zh: `公示期满，请办理下一环节：${title}`,
      en: `The days of a public notice are over, take the next step: ${title}`,
    }),
  },
  application_objection: {
    kind: 'application-objection',
    permission: 'applications.decide',
    title: (title: string) => ({
      zh: `收到公示异议，请核实处理：${title}`,
      en: `Objection to a public notice, look into it: ${title}`,
    }),
  },
} as const

async function tell(
  db: Handle,
  { holdersOf }: ApplicationsNeighbours,
  row: Told,
  today: Day,
  table: keyof typeof about,
): Promise<number> {
  const { kind, permission, title } = about[table]
  const [owner] = await holdersOf(permission, { division: row.division }, today)
  if (!owner) return 0
  return db.transaction().execute(async (tx) => {
    // Locked first: of two rounds at once the second finds it told.
    const { rows } = await sql`select id from ${sql.ref(table)}
      where province = ${row.province} and id = ${row.id} and duty is null for update`.execute(tx)
    if (rows.length === 0) return 0
    const duty = newId()
    const calendar = workingCalendar()
    const due = addWorkdays(calendar, day(row.day > today ? row.day : today), 1)
    await openDuty(tx, {
      id: duty,
      kind,
      subjectRoom: 'applications',
      subject: row.notice,
      person: null,
      station: null,
      division: row.division,
      owner,
      title: title(row.title),
      dueOn: due.date,
      urgency: table === 'application_objection' ? 1 : 0,
      by: owner,
    })
    await sql`update ${sql.ref(table)} set duty = ${duty} where province = ${row.province} and id = ${row.id}`.execute(
      tx,
    )
    if (table === 'application_notice')
      await sql`update application_notice set told_on = ${today} where province = ${row.province} and id = ${row.id}`.execute(
        tx,
      )
    return 1
  })
}
