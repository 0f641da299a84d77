import { scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { reversalsOf } from '../../../../platform/server/reversal.ts'
import { personNames } from '../../../people/server/index.ts'
import { warningsOfSession } from '../../domain/groups/group-warnings.ts'
import { mayCorrect } from '../../domain/policy.ts'
import type { Reader } from '../line.ts'
import { sessionLineOf } from './group-detail.ts'
import { holdsAt } from './group-line.ts'
import type { GroupRow } from './group-row.ts'
import { membersOfGroup, standingSessions } from './group-store.ts'
import { attendanceOf, type SessionRow } from './session-store.ts'

/** One session with who was there. Dynamics, reflection and how members took part are L3. */
export async function sessionDetailOf(tx: Handle, reader: Reader, row: SessionRow, group: GroupRow) {
  const { actor, today } = reader
  const attendance = await attendanceOf(tx, row)
  const names = await personNames(
    tx,
    scopeOf(actor, 'people.read', today),
    attendance.map(({ person }) => person),
  )
  const sensitive = holdsAt(reader, 'people.read-sensitive', row)
  const reversal = (await reversalsOf(tx, row.province, [row.id])).get(row.id)
  const recordedOn = row.recordedAt.slice(0, 10) as Day
  const correctable = mayCorrect(
    actor,
    { ...row, recordedOn, reversal: false, reversed: row.reversedBy !== null },
    today,
  )
  const others = (await standingSessions(tx, group)).filter(({ id }) => id !== row.id)
  return {
    ...sessionLineOf(row),
    group: group.id,
    groupName: group.name,
    station: row.station,
    division: row.division,
    coWorkers: row.coWorkers,
    aims: row.aims,
    process: row.process,
    sensitive: sensitive ? { dynamics: row.dynamics, reflection: row.reflection } : null,
    attendance: attendance.map(({ id, person, state, note }) => ({
      id,
      person,
      personName: names.get(person) ?? null,
      state,
      note: sensitive ? note : null,
    })),
    state: row.reversedBy ? ('reversed' as const) : ('standing' as const),
    recordedAt: row.recordedAt,
    reversal: reversal
      ? {
          reason: reversal.reason,
          byName: reversal.byName,
          at: reversal.at,
          replacement: reversal.replacement,
        }
      : null,
    corrects: row.corrects,
    warnings: row.reversedBy
      ? []
      : warningsOfSession({
          heldOn: row.heldOn,
          minutes: row.minutes,
          attendance: attendance.map(({ person, state }) => ({ person, state })),
          members: await membersOfGroup(tx, group),
          otherDays: others.map(({ heldOn }) => heldOn),
          stationOpen: true,
        }),
    abilities: { correct: correctable, withdraw: correctable },
  }
}
