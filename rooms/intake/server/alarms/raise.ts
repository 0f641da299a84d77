import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty, settleDuty } from '../../../duties/server/index.ts'
import type { RaisedTo } from '../../domain/tasks/clocks.ts'
import { type AlarmClock, alarmsAnswered, type PastClock, requestsPast, tasksPast } from './past-clock.ts'

/**
 * Who looks at a level of the tree around a place: accounts that may see what it is about, of the level itself or, where
 * it has none, of the next one up. This room opens no accounts, so whoever composes it says.
 */
export type IntakeAlarmNeighbours = {
  readonly lookersAt: (
    level: RaisedTo,
    about: 'request' | 'task',
    at: { readonly station: Id | null; readonly division: DivisionCode },
    on: Day,
  ) => Promise<readonly Id[]>
}

const system = '00000000-0000-7000-8000-000000000001'
const levels = ['station-head', 'centre', 'county'] as const satisfies readonly RaisedTo[]

const titles: Readonly<Record<AlarmClock, (name: string) => Words>> = {
  decide: (name) => ({
    zh: `求助超过办理时限未受理，请督办（${name}）`,
    en: `Request not decided in its time, see to it (${name})`,
  }),
  accept: (name) => ({
    zh: `交办事项超过时限未接收，请督办：${name}`,
    en: `Task not accepted in its time, see to it: ${name}`,
  }),
  finish: (name) => ({
    zh: `交办事项逾期未办结，请督办：${name}`,
    en: `Task overdue, see to it: ${name}`,
  }),
}

/**
 * Gives whoever stands above a duty for each step that a clock has come to, once, and settles those whose cause has gone.
 * What finds nobody up to the top stays untold and is tried again. Runs beside requests. Answers how many were told of.
 */
export async function raiseIntakeAlarms(
  { worker, clock }: Platform,
  neighbours: IntakeAlarmNeighbours,
): Promise<number> {
  const now = clock.now()
  const today = clock.today()
  await settleAnswered(worker.handle, now, today)
  let told = 0
  for (const level of levels) {
    const past = [
      ...(await requestsPast(worker.handle, level, now)),
      ...(await tasksPast(worker.handle, 'accept', level, now)),
      ...(await tasksPast(worker.handle, 'finish', level, now)),
    ]
    for (const one of past) {
      const about = one.clock === 'decide' ? 'request' : 'task'
      const owners = await neighbours.lookersAt(level, about, one, today)
      if (owners.length === 0) continue
      if (
        await worker.handle.transaction().execute((tx) => tell(tx as Handle, level, one, owners, now, today))
      )
        told += 1
    }
  }
  return told
}

async function settleAnswered(db: Handle, now: number, today: Day): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { province, duties } of await alarmsAnswered(tx as Handle, now))
      for (const duty of duties)
        await settleDuty(tx as Handle, province, duty, {
          on: today,
          by: system,
          outcome: { zh: '已办理，不再督办', en: 'Dealt with, no longer raised' },
        })
  })
}

/** False where another process was faster: the key of the alarm is the lock. Nobody owes the same thing twice. */
async function tell(
  tx: Handle,
  level: RaisedTo,
  one: PastClock,
  owners: readonly Id[],
  now: number,
  today: Day,
): Promise<boolean> {
  const { province, subject, clock, runsFrom, division, station } = one
  const { rows: owed } = await sql<{ owner: Id }>`
    select unnest(owners) as owner from intake_alarm
    where province = ${province} and subject = ${subject} and clock = ${clock} and ended_at is null`.execute(
    tx,
  )
  const already = new Set(owed.map(({ owner }) => owner))
  const duties = owners.filter((owner) => !already.has(owner)).map((owner) => ({ id: newId(), owner }))
  const written = await sql`
    insert into intake_alarm as a (province, subject, clock, level, runs_from, station, owners, duties, told_at)
    values (${province}, ${subject}, ${clock}, ${level}, ${runsFrom}, ${station ?? noStation}, ${[...owners]}::uuid[],
      ${duties.map(({ id }) => id)}::uuid[], ${new Date(now)})
    on conflict (province, subject, clock, level, runs_from, station) do update
      set owners = excluded.owners, duties = excluded.duties, told_at = excluded.told_at, ended_at = null
      where a.ended_at is not null
    returning subject`.execute(tx)
  if (written.rows.length === 0) return false
  for (const { id, owner } of duties)
    await openDuty(tx, {
      id,
      kind: clock === 'decide' ? 'request-alarm' : 'task-alarm',
      subjectRoom: 'intake',
      subject,
      person: one.person,
      station,
      division,
      owner,
      title: titles[clock](one.name),
      dueOn: today,
      urgency: one.urgency,
      by: system,
    })
  return true
}
