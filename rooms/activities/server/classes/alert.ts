import { sql } from 'kysely'
import { systemActor } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { dayAt } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { seriesEntry } from './open-series.ts'

/** Who heads a station on a day: this room may not ask for accounts, whoever composes the product hands it in. */
export type HeadsOf = (
  at: { readonly station: Id; readonly division: DivisionCode },
  on: Day,
) => Promise<readonly Id[]>

type Unclaimed = {
  readonly province: number
  readonly id: Id
  readonly series: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly responsible: Id
  readonly person: Id | null
  readonly title: string
}

/**
 * Finds the children who are still there after closing and grace and, once for each, gives an urgent duty to the worker
 * responsible and to the heads of the station (S11.A1). Runs beside requests, every half minute. Answers how many.
 */
export async function raiseUnclaimed({ worker, clock }: Platform, headsOf: HeadsOf): Promise<number> {
  const now = clock.now()
  const { rows } = await sql<Unclaimed>`
    select t.province, t.id, t.series, t.station, t.division, s.responsible, t.person, s.title
    from class_attendance t join class_series s on s.province = t.province and s.id = t.series
    where t.left_at is null and t.reversed_by is null and t.closes_at <= to_timestamp(${now / 1000})
      and t.closes_at > to_timestamp(${now / 1000}) - interval '36 hours'
      and not exists (select from class_alert a where a.province = t.province and a.attendance = t.id)
    order by t.closes_at limit 200`.execute(worker.handle)
  let raised = 0
  for (const child of rows) {
    const heads = await headsOf(child, dayAt(now))
    const owners = [...new Set([child.responsible, ...heads])]
    const done = await worker.handle
      .transaction()
      .execute((tx) => raise(tx as Handle, child, owners, dayAt(now)))
    if (done) raised += 1
  }
  return raised
}

/** False where another process was faster: the key of the alert is the lock. */
async function raise(tx: Handle, child: Unclaimed, owners: readonly Id[], today: Day): Promise<boolean> {
  const duties = owners.map(() => newId())
  const { rows } = await sql`
    insert into class_alert (province, attendance, station, division, raised_at, duties)
    values (${child.province}, ${child.id}, ${child.station}, ${child.division}, clock_timestamp(), ${duties}::uuid[])
    on conflict do nothing returning attendance`.execute(tx)
  if (rows.length === 0) return false
  for (const [at, owner] of owners.entries()) {
    await openDuty(tx, {
      id: duties[at] as Id,
      kind: 'class-child-unclaimed',
      subjectRoom: 'activities',
      subject: child.series,
      person: child.person,
      station: child.station,
      division: child.division,
      owner,
      title: {
        zh: `放学后仍有儿童未被接走：${child.title}`,
        en: `Child not yet fetched after class: ${child.title}`,
      },
      dueOn: today,
      urgency: 2,
      by: systemActor.account,
    })
  }
  await writeTrail(tx, { actor: systemActor }, 'system', [
    seriesEntry('activities.child-unclaimed', { ...child, id: child.series }, { attendance: child.id }),
  ])
  return true
}
