import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty, settleDuty } from '../../../duties/server/index.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { permissionAt } from '../../domain/core/acting.ts'
import { endJudging } from '../judging/end-judging.ts'
import { openPlaceDuty, placeOutcome } from '../judging/place-duty.ts'
import { subscribersOfPaying } from '../paying/index.ts'
import { type ApplicationRow, applicationColumns } from './application-store.ts'
import { proposeConsequences } from './late.ts'
import type { ApplicationsNeighbours } from './neighbours.ts'
import { programmeOf } from './programme-of.ts'

/**
 * The duties of stages: what the stage before owed is settled, and who acts at the next one owes it by its clock. Written
 * by the ear of the room and not in the command, because an applicant may write no duty of the body.
 */
export const applicationsSubscribers = (
  platform: Platform,
  neighbours: ApplicationsNeighbours,
): Subscriber[] => [
  {
    reader: 'applications-duties',
    hears: ['application.moved'],
    handle: async (tx, event) => {
      const row = await rowOf(tx, event)
      // What moved on since is told by the event of that move.
      if (!row || row.stage !== event.data.to) return
      const today = platform.clock.today()
      await settleDutyOf(tx, row, today)
      const duty =
        (await raiseDuty(tx, neighbours, row, today)) ?? (await openPlaceDuty(tx, neighbours, row, today))
      await endJudging(tx, row, today)
      await proposeConsequences(tx, platform, row, today)
      await sql`update application set duty = ${duty} where province = ${row.province} and id = ${row.id}`.execute(
        tx,
      )
    },
  },
  {
    reader: 'applications-places',
    hears: ['application.place-changed'],
    handle: async (tx, event) => {
      const row = await rowOf(tx, event)
      if (!row) return
      const on = platform.clock.today()
      const { step, by } = event.data as { step: keyof typeof placeOutcome; by: Id }
      if (row.duty !== null)
        await settleDuty(tx, row.province, row.duty, { on, by, outcome: placeOutcome[step] })
      const duty = await openPlaceDuty(tx, neighbours, row, on)
      await sql`update application set duty = ${duty} where province = ${row.province} and id = ${row.id}`.execute(
        tx,
      )
    },
  },
  ...subscribersOfPaying(neighbours),
]

async function rowOf(tx: Handle, event: DomainEvent): Promise<ApplicationRow | undefined> {
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where province = ${provinceOf(event.division)}
      and id = ${event.subject} for update`.execute(tx)
  return rows[0]
}

async function settleDutyOf(tx: Handle, row: ApplicationRow, on: Day): Promise<void> {
  if (row.duty === null) return
  const { rows } = await sql<{ byAccount: Id | null }>`
    select by_account from application_event where province = ${row.province} and application = ${row.id}
      and to_stage is not null order by at desc, id desc limit 1`.execute(tx)
  const by = rows[0]?.byAccount ?? row.account ?? row.id
  const stage = stageOf(await programmeOf(tx, row), row.stage)?.title
  await settleDuty(tx, row.province, row.duty, {
    on,
    by,
    outcome:
      row.outcome === 'withdrawn'
        ? { zh: '申请人已撤回', en: 'Withdrawn by the applicant' }
        : { zh: `已转入：${stage?.zh ?? row.stage}`, en: `Went on to: ${stage?.en ?? row.stage}` },
  })
}

/** Null where nobody owes it by a day: no clock, an end, or somebody without an account. */
async function raiseDuty(
  tx: Handle,
  neighbours: ApplicationsNeighbours,
  row: ApplicationRow,
  today: Day,
): Promise<Id | null> {
  const programme = await programmeOf(tx, row)
  const stage = stageOf(programme, row.stage)
  if (!stage || row.dueOn === null || row.endedOn !== null) return null
  // A duty names the applicant and is seen by every reviewer of the place: their work has a list of its own, which is blind.
  if (stage.who === 'reviewers') return null
  const owner = await ownerOf(neighbours, row, permissionAt(stage), today)
  if (owner === null) return null
  const id = newId()
  await openDuty(tx, {
    id,
    kind: 'application-stage',
    subjectRoom: 'applications',
    subject: row.id,
    person: null,
    station: stage.who === 'applicant' ? row.station : null,
    division: row.division,
    owner,
    title: titleOf(programme, row, stage.title),
    dueOn: row.dueOn,
    urgency: 0,
    by: owner,
  })
  return id
}

async function ownerOf(
  neighbours: ApplicationsNeighbours,
  row: ApplicationRow,
  permission: string | null,
  today: Day,
): Promise<Id | null> {
  if (permission !== null)
    return (await neighbours.holdersOf(permission, { division: row.division }, today))[0] ?? null
  // An applicant is told where duties of the own station are told; elsewhere the list of own applications says it.
  return row.public || row.station === null ? null : row.account
}

const titleOf = ({ title }: Programme, { name, workTitle, number }: ApplicationRow, stage: Words): Words => ({
  zh: `${stage.zh}：${workTitle ?? name}（${title.zh} ${number ?? ''}）`,
  en: `${stage.en}: ${workTitle ?? name} (${title.en} ${number ?? ''})`,
})
