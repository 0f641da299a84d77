import { scopeOf } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { filesOfPerson } from '../../../people/server/index.ts'
import { type GroupFilters, groupsContract } from '../../contract.ts'
import { closeGroup, reopenGroup, saveScores } from './evaluate.ts'
import { attendanceSheet, exportGroups } from './export-groups.ts'
import { groupDetailOf } from './group-detail.ts'
import { groupLinesOf } from './group-line.ts'
import type { GroupRow } from './group-row.ts'
import { findGroup } from './group-store.ts'
import { type GroupFilter, groupKey, listGroups } from './list-groups.ts'
import { addMembers, changeMember, removeMember } from './members.ts'
import { cancelGroup, createGroup, editGroup } from './plan-group.ts'
import { correctSession, recordSession, withdrawSession } from './record-session.ts'
import { sessionDetailOf } from './session-detail.ts'
import { findAttendance, findSession } from './session-store.ts'

const cursorShape = [dayPart, idPart]

async function filterOf(
  tx: Handle,
  { scope }: Standing,
  { person, ...plain }: GroupFilters,
): Promise<GroupFilter> {
  return person ? { ...plain, persons: await filesOfPerson(tx, scope, person) } : plain
}

const notFound = refused({ code: 'not-found' })

/** The line of the trail for a group or session whose L3 fields were shown. */
const seen = (action: string, { id, division, station }: Pick<GroupRow, 'id' | 'division' | 'station'>) => [
  { action, subject: id, division, station },
]

export const groupRoutes = (): Implemented[] => [
  implement(groupsContract.create, (call) => createGroup(call, call.body)),
  implement(groupsContract.edit, (call) => editGroup(call, call.params.id, call.body)),
  implement(groupsContract.cancel, (call) => cancelGroup(call, call.params.id, call.body)),
  implement(groupsContract.list, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const filter = await filterOf(tx, call, filters)
      const rows = await listGroups(tx, [call.scope], filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, groupKey)
      return ok({ items: await groupLinesOf(tx, items), next })
    })
  }),
  implement(groupsContract.export, async (call) => {
    const filter = await read(call, async (tx) => ok(await filterOf(tx, call, call.query)))
    if (!filter.ok) return filter
    const reading = scopeOf(call.actor, 'activities.read', call.today)
    return exportGroups(call, [call.scope, reading], filter.value, call.language)
  }),
  implement(groupsContract.one, (call) =>
    disclose(call, async (tx) => {
      const row = await findGroup(tx, call.scope, call.params.id)
      if (!row) return notFound
      const answer = await groupDetailOf(tx, call, row)
      const scores = answer.scales.some((scale) => (scale.scores ?? []).length > 0)
      return ok({ answer, audit: scores ? seen('activities.read-group-scores', row) : [] })
    }),
  ),
  implement(groupsContract.attendanceSheet, (call) => attendanceSheet(call, call.params.id, call.language)),
  implement(groupsContract.addMembers, (call) => addMembers(call, call.params.id, call.body)),
  implement(groupsContract.changeMember, (call) =>
    changeMember(call, call.params.id, call.params.person, call.body),
  ),
  implement(groupsContract.removeMember, (call) =>
    removeMember(call, call.params.id, call.params.person, call.body),
  ),
  implement(groupsContract.recordSession, (call) => recordSession(call, call.params.id, call.body)),
  implement(groupsContract.session, (call) =>
    disclose(call, async (tx) => {
      const row = await findSession(tx, call.scope, call.params.id)
      const group = row && (await findGroup(tx, call.scope, row.groupId))
      if (!row || !group) return notFound
      const answer = await sessionDetailOf(tx, call, row, group)
      return ok({ answer, audit: answer.sensitive ? seen('activities.read-group-session', row) : [] })
    }),
  ),
  implement(groupsContract.attendance, (call) =>
    read(call, async (tx) => {
      const found = await findAttendance(tx, call.scope, call.params.id)
      return found ? ok(found) : notFound
    }),
  ),
  implement(groupsContract.correctSession, (call) => correctSession(call, call.params.id, call.body)),
  implement(groupsContract.withdrawSession, (call) => withdrawSession(call, call.params.id, call.body)),
  implement(groupsContract.saveScores, (call) => saveScores(call, call.params.id, call.body)),
  implement(groupsContract.close, (call) => closeGroup(call, call.params.id, call.body)),
  implement(groupsContract.reopen, (call) => reopenGroup(call, call.params.id, call.body)),
]
