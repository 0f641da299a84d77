import { Readable } from 'node:stream'
import type { z } from 'zod'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import { pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { takeList, templateInForce } from '../../../documents/server/index.ts'
import { searchStationSigns, stationById, workingCalendar } from '../../../regions/server/index.ts'
import type { givenFilter } from '../../contract/tasks/shapes.ts'
import { tasksContract } from '../../contract/tasks.ts'
import { type RaisedTo, raisedBy } from '../../domain/tasks/clocks.ts'
import { letterPlaceholders } from '../../domain/tasks/letter.ts'
import { givenDetail, givenLines, shownHandOver } from './answers.ts'
import { consentEnded } from './consent-ended.ts'
import { legalBases, taskClocks } from './data-files.ts'
import { takenTasks } from './export.ts'
import { giveByHand, previewTask } from './give.ts'
import { giveAgain } from './give-again.ts'
import { letterFile, letterTemplate, replaceLetterTemplate } from './letter.ts'
import type { TaskNeighbours, TaskTools } from './neighbours.ts'
import { givenFrom } from './reach.ts'
import { mostCounted, taskCursor } from './received-routes.ts'
import { withdrawByHand } from './settle.ts'
import { boardOf, countTasks, findTask, listTasks, type TaskFilter, taskKey } from './store.ts'
import { addFile, readFileOf, writeMessage } from './talk.ts'

type Asked = z.output<z.ZodObject<typeof givenFilter>>

export function givenTaskRoutes(platform: Platform, neighbours: TaskNeighbours): Implemented[] {
  const { cipher, clock } = platform
  const tools = (): TaskTools => ({ cipher, now: clock.now(), neighbours })
  const raised = (level: RaisedTo) => raisedBy(level, taskClocks(), workingCalendar(), clock.now())
  const filterOf = ({ today }: Standing, { open, late, raised: level, ...rest }: Asked): TaskFilter => ({
    ...rest,
    open: open === 'all' ? null : open === 'true',
    late: late ? { today, now: new Date(clock.now()) } : undefined,
    raised: level ? raised(level) : undefined,
  })
  return [
    implement(tasksContract.tasks, async (call) => {
      const { cursor, limit, ...asked } = call.query
      const after = readCursor(cursor, taskCursor)
      if (!after.ok) return after
      const reach = givenFrom(call)
      return read(reach.standing, async (tx) => {
        const filter = filterOf(call, asked)
        const rows = await listTasks(tx, reach, filter, { after: after.value, limit })
        const { items, next } = pageFrom(rows, limit, (row) => taskKey(filter.open, row))
        return ok({ items: await givenLines(tx, items, clock.now()), next })
      })
    }),
    implement(tasksContract.taskCounts, (call) => {
      const reach = givenFrom(call)
      const { station, raised: level } = call.query
      const when = {
        today: call.today,
        now: new Date(clock.now()),
        raised: raised(level),
        most: mostCounted,
      }
      return read(reach.standing, async (tx) => {
        const counts = await countTasks(tx, reach, { open: true, station }, when)
        return ok({ ...counts, limited: counts.given + counts.accepted >= mostCounted })
      })
    }),
    implement(tasksContract.taskBoard, (call) => {
      const reach = givenFrom(call)
      const when = { today: call.today, now: new Date(clock.now()) }
      return read(reach.standing, async (tx) => ok({ items: await boardOf(tx, reach, call.query, when) }))
    }),
    implement(tasksContract.exportTasks, async (call) => {
      const reach = givenFrom(call)
      const entry = {
        action: 'tasks.export',
        division: call.query.division ?? call.scope.ranges[0]?.low ?? 0,
        station: call.query.station ?? call.scope.stations[0] ?? null,
      }
      const list = takenTasks(reach, filterOf(call, call.query), clock.now())
      return takeList(reach.standing, entry, list, call.language)
    }),
    implement(tasksContract.taskChoices, (call) =>
      read(givenFrom(call).standing, async (tx) => {
        const at = call.query.station ? await stationById(tx, call.query.station) : undefined
        const advisers = at
          ? await neighbours.advisersAt({ division: at.division, station: at.id }, call.today)
          : []
        const clocks = Object.fromEntries(
          Object.entries(taskClocks()).map(([urgency, { accept, finish }]) => [urgency, { accept, finish }]),
        )
        return ok({ legalBases: [...legalBases()], clocks, advisers: [...advisers] })
      }),
    ),
    implement(tasksContract.taskStations, ({ query, ...call }) =>
      read(givenFrom(call).standing, async (tx) => {
        const at = await stationById(tx, query.station)
        if (!at) return refused({ code: 'not-found' })
        const found = await searchStationSigns(tx, provinceOf(at.division), query.text, call.today)
        return ok({ items: found.filter(({ id }) => id !== at.id) })
      }),
    ),
    implement(tasksContract.previewTask, async (call) => {
      const seen = await previewTask(call, tools(), { ...call.body, id: '' })
      if (!seen.ok) return seen
      const { body, handOver, basis, consent, acceptBy, dueOn } = seen.value
      return ok({
        bodyName: body.bodyName,
        bodySignsIn: body.signsIn,
        title: call.body.title,
        handOver: shownHandOver(handOver, basis),
        consent: consent && { state: consent.state, needs: [...consent.needs] },
        acceptBy: new Date(acceptBy).toISOString(),
        dueOn,
      })
    }),
    implement(tasksContract.giveTask, (call) => {
      const { id, task, ...input } = call.body
      return giveByHand(call, platform, tools(), { id }, { ...input, id: task })
    }),
    implement(tasksContract.task, (call) => {
      const reach = givenFrom(call)
      return disclose(reach.standing, async (tx) => {
        const row = await findTask(tx, reach, call.params.id)
        if (!row) return refused({ code: 'not-found' })
        const { id, division, station } = row
        return ok({
          answer: await givenDetail(
            tx,
            cipher,
            call,
            row,
            clock.now(),
            await consentEnded(platform.worker.handle, cipher, row, call.today),
          ),
          audit: [{ action: 'tasks.read', subject: id, division, station }],
        })
      })
    }),
    implement(tasksContract.withdrawTask, (call) => {
      const { reason, ...move } = call.body
      return withdrawByHand(call, cipher, { task: call.params.id, now: clock.now(), words: reason, ...move })
    }),
    implement(tasksContract.giveTaskAgain, (call) => giveAgain(call, tools(), call.params.id, call.body)),
    implement(tasksContract.writeAsGiver, (call) =>
      writeMessage(
        call,
        cipher,
        { reach: givenFrom(call), side: 'giver' },
        call.params.id,
        call.body,
        clock.now(),
      ),
    ),
    implement(tasksContract.addFileAsGiver, (call) =>
      addFile(
        call,
        cipher,
        { reach: givenFrom(call), side: 'giver' },
        call.params.id,
        call.body,
        call.file,
        clock.now(),
      ),
    ),
    implement(tasksContract.fileAsGiver, (call) =>
      readFileOf(cipher, { reach: givenFrom(call), side: 'giver' }, call.params.id, call.params.file),
    ),
    implement(tasksContract.letterDocx, (call) =>
      letterFile(cipher, givenFrom(call), call.params.id, 'docx', call.language),
    ),
    implement(tasksContract.letterPdf, (call) =>
      letterFile(cipher, givenFrom(call), call.params.id, 'pdf', call.language),
    ),
    implement(tasksContract.letterTemplate, (call) =>
      read(call, async (tx) => {
        const { docx: _, ...template } = await templateInForce(tx, letterTemplate, call.query.division)
        return ok({
          ...template,
          placeholders: Object.entries(letterPlaceholders).map(([name, title]) => ({ name, ...title })),
          mayReplace: coversSubtree(call.scope, call.query.division),
        })
      }),
    ),
    implement(tasksContract.letterTemplateFile, async (call) => {
      const found = await read(call, async (tx) =>
        ok(await templateInForce(tx, letterTemplate, call.query.division)),
      )
      if (!found.ok) return found
      const { docx, fileName } = found.value
      return ok({
        stream: Readable.from([docx]),
        fileName: fileName ?? '转介单模板.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      })
    }),
    implement(tasksContract.replaceLetterTemplate, (call) =>
      replaceLetterTemplate(call, call.body, call.file),
    ),
  ]
}
