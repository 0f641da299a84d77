import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { juvenileContract } from '../contract.ts'
import type { Role } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import { assign, declare, decline } from './charge.ts'
import { detailOf, lineOf } from './detail.ts'
import { doorOf, type JuvenileNeighbours, openJson, trail } from './door.ts'
import { fileKey, findFile, listFiles, listReferrals } from './file-row.ts'
import { closeFile, evaluateOrder, followUp, giveOrder, holdSession, planSession } from './guide.ts'
import { completeReferral, refer } from './refer.ts'
import { referralsShown, reportFile } from './referrals.ts'
import { archivedReport, askForAccess, decideAccess, listRequests, readArchive } from './requests.ts'
import { sealFile } from './seal.ts'
import { answerTask, giveTask, membersAt, setMember, tasksOfBody } from './tasks.ts'
import { countyOfKeeper, replaceTemplate, templateFor } from './template.ts'
import { issueReport, signReport, writeChapter } from './write-report.ts'

const cursorShape = [dayPart, idPart]

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function juvenileRoutes(platform: Platform, neighbours: JuvenileNeighbours): Implemented[] {
  const c = juvenileContract
  const door = doorOf(platform, neighbours)
  const at = ({ id, order }: { id: string; order: string }) => ({ file: id, order })
  return [
    implement(c.refer, (call) => refer(door, call, call.body)),
    implement(c.complete, (call) => completeReferral(door, call, call.params.id, call.body)),
    implement(c.referrals, async (call) => {
      const after = readCursor(call.query.cursor, cursorShape)
      if (!after.ok) return after
      return read(call, async (tx) => {
        const rows = await listReferrals(tx, call, { after: after.value, limit: call.query.limit })
        const { items, next } = pageFrom(rows, call.query.limit, fileKey)
        return ok({ items: await referralsShown(tx, door, items), next })
      })
    }),
    implement(c.deliveredReport, (call) => reportFile(door, call, call.params.id, call.query.as, 'referrer')),
    implement(c.list, async (call) => {
      const { cursor, limit, ...filter } = call.query
      const after = readCursor(cursor, cursorShape)
      if (!after.ok) return after
      return read(call, async (tx) => {
        const rows = await listFiles(tx, call, filter, { after: after.value, limit })
        const { items, next } = pageFrom(rows, limit, fileKey)
        return ok({ items: items.map((file) => lineOf(door, file, call.today)), next })
      })
    }),
    implement(c.one, (call) =>
      disclose(call, async (tx) => {
        const file = await findFile(tx, call, call.params.id)
        if (!file) return refused({ code: 'not-found' })
        return ok({
          answer: await detailOf(tx, door, call, file),
          audit: [trail(door, 'read', file)],
        })
      }),
    ),
    implement(c.unmask, (call) =>
      disclose(call, async (tx) => {
        const file = await findFile(tx, call, call.params.id)
        if (!file) return refused({ code: 'not-found' })
        const { field, purpose } = call.body
        return ok({
          answer: { value: openJson<Identity>(door, file.identity)[field] },
          audit: [trail(door, 'unmask', file, `${purpose}: ${field}`)],
        })
      }),
    ),
    implement(c.workers, async (call) => {
      const division = countyOfKeeper(call)
      return ok({ items: division ? [...(await neighbours.workersAt(division, call.today))] : [] })
    }),
    implement(c.assign, (call) => assign(door, call, call.params.id, call.body)),
    implement(c.decline, (call) => decline(door, call, call.params.id, call.body)),
    implement(c.declare, (call) => declare(door, call, call.params.id, call.body)),
    implement(c.writeChapter, (call) =>
      writeChapter(door, call, call.params.id, call.params.chapter, call.body),
    ),
    implement(c.sign, (call) => signReport(door, call, call.params.id, call.body)),
    implement(c.issue, (call) => issueReport(door, call, call.params.id, call.body)),
    implement(c.issuedReport, (call) =>
      reportFile(door, call, call.params.id, call.query.as, 'house', call.query.number),
    ),
    implement(c.template, async (call) => {
      const division = countyOfKeeper(call)
      return read(call, async (tx) =>
        ok({
          stream: Readable.from([(await templateFor(tx, division ?? 0)).docx]),
          fileName: '社会调查报告模板.docx',
          mediaType: word,
        }),
      )
    }),
    implement(c.replaceTemplate, (call) => replaceTemplate(call, call.body.id, call.file)),
    implement(c.order, (call) => giveOrder(door, call, call.params.id, call.body)),
    implement(c.planSession, (call) => planSession(door, call, at(call.params), call.body)),
    implement(c.holdSession, (call) =>
      holdSession(door, call, { ...at(call.params), session: call.params.session }, call.body),
    ),
    implement(c.evaluate, (call) => evaluateOrder(door, call, at(call.params), call.body)),
    implement(c.followUp, (call) => followUp(door, call, at(call.params), call.body)),
    implement(c.close, (call) => closeFile(door, call, call.params.id, call.body)),
    implement(c.giveTask, (call) => giveTask(door, call, call.params.id, call.body)),
    implement(c.tasks, (call) => read(call, async (tx) => ok({ items: await tasksOfBody(tx, door, call) }))),
    implement(c.answerTask, (call) => answerTask(door, call, call.params.id, call.body)),
    implement(c.members, (call) =>
      read(call, async (tx) => {
        const [range] = call.scope.ranges
        return ok({ items: range ? await membersAt(tx, range.low) : [] })
      }),
    ),
    implement(c.setMember, (call) => setMember(call, call.params.body, call.body)),
    implement(c.seal, (call) => sealFile(door, call, call.params.id, call.body)),
    implement(c.ask, (call) => askForAccess(door, call, call.body)),
    implement(c.requests, (call) => listRequests(door, call)),
    implement(c.decide, (call) => decideAccess(door, call, call.params.id, call.body)),
    implement(c.archive, (call) => readArchive(door, call, call.params.id)),
    implement(c.archivedReport, (call) => archivedReport(door, call, call.params.id, call.query)),
    implement(c.counts, (call) =>
      read(call, async (tx) => {
        const { rows } = await sql<{ year: number; role: Role; files: number }>`
          select year, role, files from juvenile_counts()`.execute(tx)
        return ok({ items: rows })
      }),
    ),
  ]
}
