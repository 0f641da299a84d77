import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty, openDuty, settleDuty } from '../../../duties/server/index.ts'
import type { Clock, ClockKind } from '../../domain/case-clocks.ts'
import type { CaseRow } from '../case-row.ts'

export type ClockRow = {
  readonly kind: ClockKind
  readonly nth: number
  readonly dueOn: Day
  /** In milliseconds. */
  readonly dueAt: number | null
  readonly duty: Id
  readonly state: 'running' | 'ended'
}

export async function clockRowsOf(tx: Handle, one: CaseRow): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select kind, nth, due_on, (extract(epoch from due_at) * 1000)::bigint as due_at, duty, state from case_clock
    where province = ${one.province} and case_id = ${one.id} order by due_on, kind, nth`.execute(tx)
  return rows
}

/** What is to be done before the clock runs out, as the duty of the worker says it. */
const titles: Record<ClockKind, (nth: number) => Words> = {
  intake: () => ({ zh: '完成接案', en: 'complete the intake' }),
  assessment: () => ({ zh: '完成预估', en: 'complete the assessment' }),
  planning: () => ({ zh: '订立计划并签署服务协议', en: 'make the plan and sign the service agreement' }),
  record: (nth) => ({ zh: `填写第 ${nth} 次过程记录`, en: `write process record no. ${nth}` }),
  'follow-up': (nth) => ({
    zh: `结案后 ${nth} 个月回访`,
    en: `follow-up ${nth} ${nth === 1 ? 'month' : 'months'} after closure`,
  }),
}

/**
 * Makes the clocks of a case, and the duties that they are for its worker, what they should be now. A clock of a kind
 * and number has one row, so that it is started once and its duty is never there twice.
 */
export async function keepClocks(
  tx: Handle,
  { actor, today }: Standing,
  one: CaseRow,
  wanted: readonly Clock[],
): Promise<void> {
  const known = await clockRowsOf(tx, one)
  const same = (a: Clock, b: Clock) => a.kind === b.kind && a.nth === b.nth
  for (const row of known) {
    if (row.state !== 'running') continue
    const still = wanted.find((clock) => same(clock, row))
    if (still?.dueOn === row.dueOn && still.dueAt === row.dueAt) continue
    const settled = { on: today, by: actor.account }
    if (still || one.state === 'withdrawn')
      await cancelDuty(tx, one.province, row.duty, {
        ...settled,
        reason: still
          ? { zh: '期限已变更', en: 'Its due day has changed' }
          : { zh: '个案已撤销', en: 'The case was withdrawn' },
      })
    else await settleDuty(tx, one.province, row.duty, { ...settled, outcome: { zh: '已办理', en: 'Done' } })
    await sql`update case_clock set state = 'ended'
      where province = ${one.province} and case_id = ${one.id} and kind = ${row.kind} and nth = ${row.nth}`.execute(
      tx,
    )
  }
  for (const clock of wanted) {
    const row = known.find((other) => same(clock, other))
    if (row?.state === 'running' && row.dueOn === clock.dueOn && row.dueAt === clock.dueAt) continue
    await start(tx, one, clock, actor.account)
  }
}

async function start(tx: Handle, one: CaseRow, clock: Clock, by: Id): Promise<void> {
  const duty = newId()
  const what = titles[clock.kind](clock.nth)
  await openDuty(tx, {
    id: duty,
    kind: `case-${clock.kind}`,
    subjectRoom: 'casework',
    subject: one.id,
    person: one.person,
    station: one.station,
    division: one.division,
    owner: one.worker,
    title: { zh: `个案 ${one.number}：${what.zh}`, en: `Case ${one.number}: ${what.en}` },
    dueOn: clock.dueOn,
    dueAt: clock.dueAt,
    urgency: clock.dueAt === null ? one.urgency : 2,
    by,
  })
  await sql`
    insert into case_clock (province, case_id, kind, nth, due_on, due_at, duty, station, division, person)
    values (${one.province}, ${one.id}, ${clock.kind}, ${clock.nth}, ${clock.dueOn},
      to_timestamp(${clock.dueAt}::double precision / 1000), ${duty}, ${one.station}, ${one.division}, ${one.person})
    on conflict (province, case_id, kind, nth) do update
    set due_on = excluded.due_on, due_at = excluded.due_at, duty = excluded.duty, state = 'running'`.execute(
    tx,
  )
}
