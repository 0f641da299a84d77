import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { tasksContract } from '../../contract/tasks.ts'
import { raisedBy } from '../../domain/tasks/clocks.ts'
import { receivedDetail, receivedLines } from './answers.ts'
import { consentEnded } from './consent-ended.ts'
import { taskClocks } from './data-files.ts'
import { letterFile } from './letter.ts'
import { givenTo } from './reach.ts'
import { acceptTask, finishTask, returnTask } from './settle.ts'
import { countTasks, findTask, listTasks, taskKey } from './store.ts'
import { addFile, readFileOf, writeMessage } from './talk.ts'

export const taskCursor = [dayPart, idPart]

/** A body has some dozens open; a station of a large town some hundreds. */
export const mostCounted = 10_000

export const receivedTaskRoutes = ({ cipher, clock, worker }: Platform): Implemented[] => [
  implement(tasksContract.received, async (call) => {
    const { cursor, limit } = call.query
    const after = readCursor(cursor, taskCursor)
    if (!after.ok) return after
    const reach = givenTo(call)
    const open = call.query.open === 'true'
    return read(reach.standing, async (tx) => {
      const rows = await listTasks(tx, reach, { open }, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, (row) => taskKey(open, row))
      return ok({ items: await receivedLines(tx, items, clock.now()), next })
    })
  }),
  implement(tasksContract.receivedCounts, (call) => {
    const reach = givenTo(call)
    const now = clock.now()
    return read(reach.standing, async (tx) => {
      const raised = raisedBy('station-head', taskClocks(), workingCalendar(), now)
      const when = { today: call.today, now: new Date(now), raised, most: mostCounted }
      const { given, accepted, late } = await countTasks(tx, reach, { open: true }, when)
      return ok({ given, accepted, late })
    })
  }),
  implement(tasksContract.receivedOne, (call) => {
    const reach = givenTo(call)
    return disclose(reach.standing, async (tx) => {
      const row = await findTask(tx, reach, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const { id, division, station } = row
      return ok({
        answer: await receivedDetail(
          tx,
          cipher,
          call,
          row,
          clock.now(),
          await consentEnded(worker.handle, cipher, row, call.today),
        ),
        audit: [{ action: 'tasks.read-hand-over', subject: id, division, station }],
      })
    })
  }),
  implement(tasksContract.acceptTask, (call) =>
    acceptTask(call, cipher, { task: call.params.id, now: clock.now(), ...call.body }, (row) =>
      consentEnded(worker.handle, cipher, row, call.today),
    ),
  ),
  implement(tasksContract.finishTask, (call) => {
    const { result, ...move } = call.body
    return finishTask(call, cipher, { task: call.params.id, now: clock.now(), words: result, ...move })
  }),
  implement(tasksContract.returnTask, (call) => {
    const { reason, ...move } = call.body
    return returnTask(call, cipher, { task: call.params.id, now: clock.now(), words: reason, ...move })
  }),
  implement(tasksContract.writeAsBody, (call) =>
    writeMessage(
      call,
      cipher,
      { reach: givenTo(call), side: 'body' },
      call.params.id,
      call.body,
      clock.now(),
    ),
  ),
  implement(tasksContract.addFileAsBody, (call) =>
    addFile(
      call,
      cipher,
      { reach: givenTo(call), side: 'body' },
      call.params.id,
      call.body,
      call.file,
      clock.now(),
    ),
  ),
  implement(tasksContract.fileAsBody, (call) =>
    readFileOf(cipher, { reach: givenTo(call), side: 'body' }, call.params.id, call.params.file, (row) =>
      consentEnded(worker.handle, cipher, row, call.today),
    ),
  ),
  implement(tasksContract.letterAsBody, (call) =>
    letterFile(cipher, givenTo(call), call.params.id, 'pdf', call.language, (row) =>
      consentEnded(worker.handle, cipher, row, call.today),
    ),
  ),
]
