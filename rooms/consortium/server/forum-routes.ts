import { Readable } from 'node:stream'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type FileAnswer, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer, writePdf, writeWord } from '../../documents/server/index.ts'
import { placesOf } from '../../regions/server/index.ts'
import { consortiumContract } from '../contract.ts'
import { decideCase, listCases, sourcesOf, submitCase } from './case-collection.ts'
import { conflictsIn, forumAnswer, forumHeads } from './forum-answers.ts'
import { changeForum, openForum, recordAttendance } from './forum-commands.ts'
import { bookletOf, forumSheets } from './forum-files.ts'
import { findForum, forumKey, listForums } from './forum-store.ts'

const byDay = [dayPart, idPart]

const oneForum = (standing: Standing, id: Id) =>
  read(standing, async (tx) => {
    const forum = await findForum(tx, standing.scope, id)
    return forum ? ok(await forumAnswer(tx, standing, forum)) : refused<Refusal>({ code: 'not-found' })
  })

const mostInBooklet = 200

/** The booklet in one of its formats, with the cases that were accepted for this forum. */
async function booklet(
  standing: Standing & { readonly language: 'zh' | 'en' },
  id: Id,
  format: 'docx' | 'pdf',
): Promise<Result<FileAnswer, Refusal>> {
  const forum = await oneForum(standing, id)
  if (!forum.ok) return forum
  const cases = await read(standing, async (tx) =>
    ok(
      await listCases(tx, standing, { forum: id, state: 'accepted' }, { after: null, limit: mostInBooklet }),
    ),
  )
  if (!cases.ok) return cases
  const printed = bookletOf(forum.value, cases.value, standing.language)
  const bytes = format === 'docx' ? writeWord(printed) : writePdf(printed)
  const route = format === 'docx' ? consortiumContract.booklet : consortiumContract.bookletPdf
  return ok({
    stream: Readable.from([bytes]),
    fileName: `${forum.value.title}.${format}`,
    mediaType: route.answer.file,
  })
}

export const forumRoutes = ({ cipher }: Pick<Platform, 'cipher'>): Implemented[] => [
  implement(consortiumContract.forums, (call) => {
    const after = readCursor(call.query.cursor, byDay)
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listForums(tx, call.scope, { after: after.value, limit: call.query.limit })
      const { items, next } = pageFrom(rows, call.query.limit, forumKey)
      const heads = await forumHeads(tx, call, items)
      return ok({ items: heads.map((head, at) => ({ ...head, talks: items[at]?.talks ?? 0 })), next })
    })
  }),
  implement(consortiumContract.forum, (call) => oneForum(call, call.params.forum)),
  implement(consortiumContract.openForum, (call) => openForum(call, call.body)),
  implement(consortiumContract.changeForum, (call) => changeForum(call, call.params.forum, call.body)),
  implement(consortiumContract.checkConflicts, (call) =>
    read(call, async (tx) => ok({ conflicts: await conflictsIn(tx, call.body.parts, call.body.on) })),
  ),
  implement(consortiumContract.recordAttendance, (call) =>
    recordAttendance(call, call.params.forum, call.body),
  ),
  implement(consortiumContract.exportForum, async (call) => {
    const forum = await oneForum(call, call.params.forum)
    if (!forum.ok) return forum
    return ok(workbookAnswer(`${forum.value.title}.xlsx`, forumSheets(forum.value, call.language)))
  }),
  implement(consortiumContract.booklet, (call) => booklet(call, call.params.forum, 'docx')),
  implement(consortiumContract.bookletPdf, (call) => booklet(call, call.params.forum, 'pdf')),
  implement(consortiumContract.forumCases, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, [idPart])
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listCases(tx, call, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, ({ id }) => [id])
      const sources = await sourcesOf(
        tx,
        scopeOf(call.actor, 'casework.read', call.today),
        items.map(({ id }) => id),
      )
      const place = await placesOf(
        tx,
        items.map(({ division }) => division),
        call.today,
      )
      const deciding = scopeOf(call.actor, 'consortium.write', call.today)
      return ok({
        items: items.map((one) => ({
          id: one.id,
          forum: one.forum,
          division: one.division,
          place: place(one.division).name,
          title: one.title,
          method: one.method,
          abstract: one.abstract,
          state: one.state,
          decisionReason: one.decisionReason,
          confirmed:
            one.submittedBy === call.actor.account || covers(deciding, { division: one.division })
              ? one.confirmed
              : null,
          submittedBy: one.submittedName,
          submittedOn: one.submittedOn,
          version: one.version,
          caseNumber: sources.get(one.id) ?? null,
          mine: one.submittedBy === call.actor.account,
          mayDecide:
            one.state === 'submitted' &&
            one.submittedBy !== call.actor.account &&
            covers(deciding, { division: one.division }),
        })),
        next,
      })
    })
  }),
  implement(consortiumContract.submitCase, (call) => submitCase(call, cipher, call.body)),
  implement(consortiumContract.decideCase, (call) => decideCase(call, call.params.case, call.body)),
]
