import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty, settleDuties, settleDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { stationSigns, workingCalendar } from '../../../regions/server/index.ts'
import type { CaseRow } from '../case-row.ts'
import type { TransferRow } from './transfers.ts'

const system = '00000000-0000-7000-8000-000000000001'

/** Who answers for a station that is asked to take a case over, the one to be asked first; accounts stand in another room. */
export type TakersOf = (
  at: { readonly division: DivisionCode; readonly station: Id },
  on: Day,
) => Promise<readonly Id[]>

/** How many one round takes up, so that it ends; the next takes the rest. */
const most = 200

/** What was returned longer ago is no news to the worker any more. */
const newsDays = 30

/**
 * Owes every transfer an answer: of the receiving station while it waits, and of the giving worker once it was returned. Runs
 * beside requests, because neither station sees the other's duties. Tells how many duties were opened.
 */
export async function raiseTransfers(platform: Platform, takersOf: TakersOf): Promise<number> {
  await settleGone(platform)
  return (await raiseWaiting(platform, takersOf)) + (await raiseReturned(platform))
}

type Waiting = Pick<
  TransferRow,
  'province' | 'id' | 'number' | 'fromStation' | 'toStation' | 'toDivision' | 'dueOn' | 'dueAt' | 'urgency'
>

async function raiseWaiting({ worker, clock }: Platform, takersOf: TakersOf): Promise<number> {
  const { rows } = await sql<Waiting>`
    select province, id, number, from_station, to_station, to_division, due_on, (extract(epoch from due_at) * 1000)::bigint as due_at,
      urgency
    from case_transfer where state = 'asked' and duty is null order by province, id limit ${most}`.execute(
    worker.handle,
  )
  let opened = 0
  for (const one of rows) {
    const [owner] = await takersOf({ division: one.toDivision, station: one.toStation }, clock.today())
    if (owner && (await worker.handle.transaction().execute((tx) => raise(tx as Handle, one, owner))))
      opened += 1
  }
  return opened
}

/** False where it was answered or told meanwhile: the row is the lock. */
async function raise(tx: Handle, one: Waiting, owner: Id): Promise<boolean> {
  const duty = newId()
  const taken = await sql`
    update case_transfer set duty = ${duty}
    where province = ${one.province} and id = ${one.id} and state = 'asked' and duty is null returning id`.execute(
    tx,
  )
  if (taken.rows.length === 0) return false
  const from = (await stationSigns(tx, one.province, [one.fromStation])).get(one.fromStation)?.name ?? ''
  await openDuty(tx, {
    id: duty,
    kind: 'case-transfer',
    subjectRoom: 'casework',
    subject: one.id,
    person: null,
    station: one.toStation,
    division: one.toDivision,
    owner,
    title: {
      zh: `接收或退回转来的个案 ${one.number}：${from}`,
      en: `Accept or return case ${one.number}, handed over by ${from}`,
    },
    dueOn: one.dueOn,
    dueAt: one.dueAt,
    // Two stations wait for it: it is shown up the tree as something pressing is.
    urgency: Math.max(one.urgency, 1),
    by: system,
  })
  return true
}

/** What waits no more, however it was settled: the giver who takes a request back has no reach over the duty. */
async function settleGone({ worker, clock }: Platform): Promise<void> {
  await worker.handle.transaction().execute(async (tx) => {
    const { rows } = await sql<{ province: number; duty: Id }>`
      with gone as (
        select province, id, duty from case_transfer where state <> 'asked' and duty is not null
        order by province, id limit ${most} for update skip locked
      )
      update case_transfer t set duty = null from gone
      where t.province = gone.province and t.id = gone.id returning gone.province, gone.duty`.execute(tx)
    for (const province of new Set(rows.map((row) => row.province)))
      await settleDuties(
        tx as Handle,
        province,
        rows.filter((row) => row.province === province).map(({ duty }) => duty),
        {
          on: clock.today(),
          by: system,
          outcome: { zh: '对方已撤回', en: 'Taken back by the other station' },
        },
      )
  })
}

type Returned = Pick<TransferRow, 'province' | 'id' | 'number' | 'settledOn'> & {
  readonly case: Id
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly worker: Id
  readonly urgency: number
  readonly toStation: Id
}

/** The case is the giving worker's still: that it came back must not go by unseen. */
async function raiseReturned({ worker, clock }: Platform): Promise<number> {
  return worker.handle.transaction().execute(async (tx) => {
    const { rows } = await sql<Returned>`
      select t.province, t.id, t.number, t.settled_on, t.to_station, c.id as "case", c.person, c.station, c.division, c.worker,
        greatest(c.urgency, t.urgency) as urgency
      from case_transfer t join service_case c on c.province = t.province and c.id = t.case_id
      where t.state = 'returned' and t.notice is null and t.settled_on > ${clock.today()}::date - ${newsDays}::integer
        and c.state = 'open' and c.station = t.from_station and c.moving_station is null
      order by t.settled_on, t.id limit ${most} for update of t skip locked`.execute(tx)
    for (const one of rows) {
      const duty = newId()
      const by =
        (await stationSigns(tx as Handle, one.province, [one.toStation])).get(one.toStation)?.name ?? ''
      await openDuty(tx as Handle, {
        id: duty,
        kind: 'case-transfer-returned',
        subjectRoom: 'casework',
        subject: one.case,
        person: one.person,
        station: one.station,
        division: one.division,
        owner: one.worker,
        title: {
          zh: `个案 ${one.number} 被${by}退回：看理由，继续办理或另请站点`,
          en: `Case ${one.number} was returned by ${by}: read why, go on with it or ask another station`,
        },
        dueOn: addWorkdays(workingCalendar(), one.settledOn as Day, 1).date,
        urgency: one.urgency,
        by: system,
      })
      await sql`update case_transfer set notice = ${duty} where province = ${one.province} and id = ${one.id}`.execute(
        tx,
      )
    }
    return rows.length
  })
}

/** Settles what the receiving station owed, in the command that answered. */
export async function settleAnswer(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  { province, duty }: Pick<TransferRow, 'province' | 'duty'>,
  outcome: Words,
): Promise<void> {
  if (duty) await settleDuty(tx, province, duty, { on: today, by: actor.account, outcome })
}

/** Settles what a return had asked of the worker, once something was done about it. */
export async function settleReturnNotice(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
  outcome: Words,
): Promise<void> {
  const { rows } = await sql<{ notice: Id }>`
    select notice from case_transfer
    where province = ${one.province} and case_id = ${one.id} and state = 'returned' and notice is not null`.execute(
    tx,
  )
  await settleDuties(
    tx,
    one.province,
    rows.map(({ notice }) => notice),
    { on: today, by: actor.account, outcome },
  )
}
