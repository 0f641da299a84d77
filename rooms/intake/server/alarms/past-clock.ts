import { sql } from 'kysely'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { type RaisedTo, raisedBy } from '../../domain/tasks/clocks.ts'
import { pastClock } from '../requests/clocks.ts'
import { instantText } from '../requests/row.ts'
import { taskClocks } from '../tasks/data-files.ts'

export type AlarmClock = 'decide' | 'accept' | 'finish'

/** Something of which a clock has come to a step and which was not told of at its place. */
export type PastClock = {
  readonly province: number
  readonly subject: Id
  readonly clock: AlarmClock
  readonly runsFrom: string
  readonly station: Id | null
  readonly division: DivisionCode
  readonly person: Id | null
  readonly urgency: number
  /** By which people know it: the number of a request, what a task asks of whom. */
  readonly name: string
}

/** How many of each kind one round takes up; the next takes the rest. */
const atOnce = 500

const untold = (clock: AlarmClock, level: RaisedTo, runsFrom: string) => sql<boolean>`not exists (
  select from intake_alarm a where a.province = one.province and a.subject = one.id and a.clock = ${clock}
    and a.level = ${level} and a.runs_from = ${sql.raw(runsFrom)} and a.ended_at is null
    and a.station = coalesce(one.station, ${noStation}::uuid))`

export async function requestsPast(db: Handle, level: RaisedTo, now: number): Promise<readonly PastClock[]> {
  const { rows } = await sql<PastClock>`
    select province, id as subject, 'decide' as clock, ${sql.raw(instantText('clock_from'))} as runs_from, station,
      division, person, urgency, number as name
    from request one
    where state in ('received', 'looking') and ${pastClock(level, now)} and ${untold('decide', level, 'one.clock_from')}
    order by clock_from limit ${atOnce}`.execute(db)
  return rows
}

/** The end of a task's due day, in Shanghai, as an instant of the database. */
const endOfDueDay = "((one.due_on + 1)::timestamp at time zone 'Asia/Shanghai')"

export async function tasksPast(
  db: Handle,
  clock: 'accept' | 'finish',
  level: RaisedTo,
  now: number,
): Promise<readonly PastClock[]> {
  const by = raisedBy(level, taskClocks(), workingCalendar(), now)
  const runsFrom = clock === 'accept' ? 'one.accept_by' : endOfDueDay
  const past =
    clock === 'accept'
      ? sql<boolean>`state = 'given' and accept_by <= (${by.acceptBy.map((at) => at.toISOString())}::timestamptz[])[urgency + 1]`
      : sql<boolean>`settled_on is null and due_on <= (${[...by.dueOn]}::date[])[urgency + 1]`
  const { rows } = await sql<PastClock>`
    select province, id as subject, ${clock} as clock, ${sql.raw(instantText(runsFrom))} as runs_from, station, division,
      person, urgency, title || '（' || body_name || '）' as name
    from task one where ${past} and ${untold(clock, level, `date_trunc('milliseconds', ${runsFrom})`)}
    order by due_on limit ${atOnce}`.execute(db)
  return rows
}

export type Answered = { readonly province: number; readonly subject: Id; readonly duties: readonly Id[] }

/** Marks what runs no more as ended and answers the duties that it leaves: decided or moved requests, tasks that went on. */
export async function alarmsAnswered(tx: Handle, now: number): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    update intake_alarm a set ended_at = ${new Date(now)}
    where ended_at is null and not exists (
      select from request r where a.clock = 'decide' and r.province = a.province and r.id = a.subject
        and r.state in ('received', 'looking') and r.clock_from = a.runs_from
        and coalesce(r.station, ${noStation}::uuid) = a.station)
      and not exists (
      select from task t where a.clock <> 'decide' and t.province = a.province and t.id = a.subject
        and case when a.clock = 'accept' then t.state = 'given' else t.settled_on is null end)
    returning province, subject, duties`.execute(tx)
  return rows
}
