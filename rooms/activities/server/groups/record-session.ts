import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import {
  type DirtyLeaf,
  type Done,
  read,
  runCommand,
  type Standing,
  standingFor,
} from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import type { HeldSession } from '../../domain/groups/held-session.ts'
import { mayCorrect } from '../../domain/policy.ts'
import type { GroupRow } from './group-row.ts'
import { lockGroup, plannedSessionsOf, standingSessions } from './group-store.ts'
import { keepTurns, leavesOf } from './group-turns.ts'
import { oweRecord } from './plan-duties.ts'
import { changingGroup } from './plan-group.ts'
import { findSession, latestOfChain, type SessionRow } from './session-store.ts'
import { openedBySessions, type RecordedSession, writeSession } from './write-session.ts'

/** Records a session that was held: who came, and what happened. The first one opens the group. */
export const recordSession = (standing: Standing, group: Id, input: HeldSession & { readonly id: Id }) =>
  changingGroup<RecordedSession>(
    standing,
    { group, id: input.id, name: 'activities.record-group-session', input },
    async (tx, found) => {
      const written = await writeSession(tx, standing, found, input, '/body')
      if (!written.ok) return written
      return ok({
        answer: written.value.answer,
        audit: trail('activities.record-group-session', found, { session: input.id }),
        dirty: written.value.dirty,
      })
    },
  )

const trail = (action: string, group: GroupRow, detail: object) => ({
  action,
  subject: group.id,
  division: group.division,
  station: group.station,
  detail: { ...detail },
})

type Correction = { readonly id: Id; readonly reason: string }

export const correctSession = (
  standing: Standing,
  session: Id,
  input: Correction & { readonly replacement: HeldSession & { readonly id: Id } },
) =>
  reversing<RecordedSession>(
    standing,
    session,
    input,
    'activities.correct-group-session',
    input.replacement.id,
    async (tx, chosen, group, old) => {
      const written = await writeSession(tx, chosen, group, input.replacement, '/body/replacement', {
        corrects: old.id,
        chain: old.chain ?? old.id,
        worker: old.worker,
        workerName: old.workerName,
      })
      if (!written.ok) return written
      if (written.value.answer.number !== old.number) await oweAgain(tx, chosen, group, old.number)
      return written
    },
  )

export const withdrawSession = (standing: Standing, session: Id, input: Correction) =>
  reversing<{ readonly id: Id; readonly reverses: Id }>(
    standing,
    session,
    input,
    'activities.withdraw-group-session',
    null,
    async (tx, chosen, group, old) => {
      if (group.closedOn && (await standingSessions(tx, group)).length === 0)
        return refused({ code: 'group-keeps-a-session' })
      await oweAgain(tx, chosen, group, old.number)
      const dirty = await keepTurns(tx, await openedBySessions(tx, group))
      return ok({ answer: { id: input.id, reverses: old.id }, dirty })
    },
  )

/** A planned session whose record is gone is owed again. */
async function oweAgain(tx: Handle, standing: Standing, group: GroupRow, number: number): Promise<void> {
  const planned = (await plannedSessionsOf(tx, group)).find((row) => row.number === number)
  if (!planned || group.closedOn) return
  const duty = await oweRecord(tx, standing, group, number, planned.plannedOn)
  await sql`update group_plan_session set duty = ${duty}
    where province = ${group.province} and group_id = ${group.id} and number = ${number}`.execute(tx)
}

/**
 * What correction and withdrawal have in common. Who may correct at the place acts under that permission; anyone else
 * under the permission to record, and then only on his own record of the last days.
 */
async function reversing<Answer>(
  standing: Standing,
  session: Id,
  input: Correction,
  name: string,
  replacement: Id | null,
  then: (
    tx: Handle,
    chosen: Standing,
    group: GroupRow,
    old: SessionRow,
  ) => Promise<Result<{ answer: Answer; dirty: readonly DirtyLeaf[] }, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const { actor, today } = standing
  const place = await read(standing, async (tx) => ok(await findSession(tx, standing.scope, session)))
  if (!place.ok) return place
  if (!place.value) return refused({ code: 'not-found' })
  const { division, station } = place.value
  const corrects = covers(scopeOf(actor, 'activities.correct', today), { division, station })
  const chosen = standingFor(standing, corrects ? 'activities.correct' : 'activities.record')
  return runCommand<Answer>(chosen, {
    id: input.id,
    name,
    input: { session, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      const seen = await findSession(tx, chosen.scope, session)
      const group = seen && (await lockGroup(tx, chosen.scope, seen.groupId))
      // Read again under the lock of the group: of two who correct at once the second finds it taken.
      const old = group && (await findSession(tx, chosen.scope, session))
      if (!group || !old) return refused({ code: 'correction-not-permitted' })
      const already = async () =>
        refused({ code: 'session-already-corrected', data: { latest: await latestOfChain(tx, old) } })
      if (old.reversedBy) return already()
      const recordedOn = old.recordedAt.slice(0, 10) as Day
      if (!mayCorrect(actor, { ...old, recordedOn, reversal: false, reversed: false }, today))
        return refused({ code: 'correction-not-permitted' })
      const record = { table: 'group_session', kind: 'group-session', record: old.id, station, division }
      const taken = await takeOutRecord(tx, actor, record, {
        id: input.id,
        reason: input.reason,
        replacement,
      })
      if (!taken) return already()
      await sql`update group_attendance set reversed_by = ${input.id}, reversed_at = clock_timestamp()
        where province = ${old.province} and session = ${old.id} and reversed_by is null`.execute(tx)
      const after = await then(tx, chosen, group, old)
      if (!after.ok) return after
      return ok({
        answer: after.value.answer,
        audit: trail(name, group, { session: old.id, reversal: input.id, replacement }),
        dirty: [...after.value.dirty, ...(await leavesOf(tx, group, [monthOf(old.heldOn)]))],
      })
    },
  })
}
