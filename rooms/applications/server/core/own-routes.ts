import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import { idPart, instantPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { employeesOf } from '../../../workforce/server/index.ts'
import { applicationsContract } from '../../contract.ts'
import { lineOf } from './application-line.ts'
import { applyTo } from './apply-to.ts'
import { type Applying, applyingAs, ownApplication } from './applying.ts'
import { answerQuestions, changePerson } from './change-own.ts'
import { addEvidence, dropEvidence, evidenceFile } from './evidence.ts'
import { keyOfOwn, listOwn } from './own-store.ts'
import { ownView } from './own-view.ts'
import { programmeOf } from './programme-of.ts'
import { startApplication } from './start.ts'
import { submitApplication } from './submit.ts'
import { carryOutStage, withdrawApplication } from './withdraw.ts'

const keyShape = [instantPart, idPart]

/** The application as it stands after a command, for the screen that sent it. */
export async function shown(platform: Platform, applying: Applying, id: Id, done: Result<unknown, Refusal>) {
  if (!done.ok) return done
  return read(applying, async (tx) => {
    const own = await ownApplication(tx, applying, id)
    return own.ok ? ownView(tx, platform, applying, own.value) : own
  })
}

/** Applying with an account: for oneself, for a worker of one's reach, for a body or a station. */
export const ownRoutes = (platform: Platform): Implemented[] => [
  implement(applicationsContract.applyTo, (call) =>
    read(call, async (tx) => ok(await applyTo(tx, platform, applyingAs(call), call.query.division))),
  ),
  implement(applicationsContract.employees, async (call) => {
    const wanted = call.query.search?.normalize('NFKC').toLowerCase().replace(/\s+/g, '') ?? ''
    const found = await employeesOf(platform.worker.handle, call.scope.organisations, call.today)
    const items = found
      .filter(({ search }) => search.toLowerCase().includes(wanted))
      .slice(0, 50)
      .map(({ id, name, post }) => ({ id, name, post }))
    return ok({ items })
  }),
  implement(applicationsContract.start, async (call) => {
    const applying = applyingAs(call)
    const done = await startApplication(platform, applying, call.body)
    return shown(platform, applying, done.ok ? done.value.id : call.body.application, done)
  }),
  implement(applicationsContract.mine, (call) =>
    read(call, async (tx) => {
      const after = readCursor(call.query.cursor, keyShape)
      if (!after.ok) return after
      const { limit } = call.query
      const rows = await listOwn(tx, applyingAs(call), { after: after.value, limit: limit + 1 })
      const page = pageFrom(rows, limit, keyOfOwn)
      const items = []
      for (const row of page.items)
        items.push({ ...lineOf(row, await programmeOf(tx, row), call.today), draft: row.draft })
      return ok({ items, next: page.next })
    }),
  ),
  implement(applicationsContract.own, (call) => shown(platform, applyingAs(call), call.params.id, ok(null))),
  implement(applicationsContract.changeOwn, async (call) => {
    const done = await changePerson(platform, applyingAs(call), call.params.id, call.body)
    return shown(platform, applyingAs(call), call.params.id, done)
  }),
  implement(applicationsContract.answerOwn, async (call) => {
    const done = await answerQuestions(applyingAs(call), call.params.id, call.body)
    return shown(platform, applyingAs(call), call.params.id, done)
  }),
  implement(applicationsContract.proveOwn, (call) =>
    addEvidence(platform, applyingAs(call), call.params.id, call.body, call.file),
  ),
  implement(applicationsContract.dropEvidence, (call) =>
    dropEvidence(applyingAs(call), call.params.id, call.params.evidence, call.body),
  ),
  implement(applicationsContract.ownEvidence, (call) =>
    read(call, async (tx) => {
      const own = await ownApplication(tx, applyingAs(call), call.params.id)
      return own.ok ? evidenceFile(tx, platform, own.value, call.params.evidence) : own
    }),
  ),
  implement(applicationsContract.submit, async (call) => {
    const done = await submitApplication(platform, applyingAs(call), call.params.id, call.body)
    return shown(platform, applyingAs(call), call.params.id, done)
  }),
  implement(applicationsContract.carryOut, async (call) => {
    const done = await carryOutStage(applyingAs(call), call.params.id, call.body)
    return shown(platform, applyingAs(call), call.params.id, done)
  }),
  implement(applicationsContract.withdraw, (call) =>
    withdrawApplication(applyingAs(call), call.params.id, call.body),
  ),
]
