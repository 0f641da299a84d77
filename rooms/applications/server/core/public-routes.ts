import { sql } from 'kysely'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { clientOf, isLoopback, rateLimit } from '../../../../platform/server/http/rate-limit.ts'
import { type Caller, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { applicationsContract } from '../../contract.ts'
import { readResumeCode, resumeCodeOf, shownResumeCode } from '../../domain/core/resume-code.ts'
import { type Applying, applyingInPublic } from './applying.ts'
import { answerQuestions, changePerson } from './change-own.ts'
import { unnamedApplicant } from './events.ts'
import { addEvidence, dropEvidence } from './evidence.ts'
import { shown } from './own-routes.ts'
import { startApplication } from './start.ts'
import { submitApplication } from './submit.ts'
import { windowOn } from './window.ts'
import { carryOutStage, withdrawApplication } from './withdraw.ts'

const codeIndex = (cipher: FieldCipher, code: string): Buffer => cipher.blind('application-code', code)

/** Ids that follow from the command, so that a resend begins nothing anew; of the form of a UUIDv7. */
function idFrom(cipher: FieldCipher, what: string, command: Id): Id {
  const hex = cipher.blind(`application-${what}`, command).toString('hex')
  return `${command.slice(0, 13)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}

type Asked = Standing & { readonly caller: Caller }

/**
 * The public page. The code opens one application by an account that is its alone; the address is used for the limit and
 * kept nowhere. Programmes for bodies and works are applied for with an account.
 */
export function publicRoutes(platform: Platform): Implemented[] {
  const { clock, cipher } = platform
  const limit = rateLimit({ burst: 60, perMinute: 30 })
  const starts = rateLimit({ burst: 10, perMinute: 2 })
  const mayAsk = ({ caller }: Asked, of = limit) =>
    isLoopback(caller.address) || of.take(clientOf(caller.address), clock.now())

  /** Runs `work` for the application that a code opens. */
  async function withCode<T>(
    call: Asked,
    typed: string,
    work: (applying: Applying, id: Id) => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> {
    if (!mayAsk(call)) return refused({ code: 'too-many-requests' })
    const { province, code } = readResumeCode(typed)
    const found = await read(call, async (tx) => {
      const { rows } = await sql<{ id: Id; account: Id }>`
        select id, account from application_of_code(${province}::smallint, ${codeIndex(cipher, code)})`.execute(
        tx,
      )
      return rows[0] ? ok(rows[0]) : refused<Refusal>({ code: 'resume-code-unknown' })
    })
    if (!found.ok) return found
    return work(applyingInPublic(call, found.value.account, unnamedApplicant), found.value.id)
  }

  return [
    implement(applicationsContract.publicStart, async (call) => {
      if (!mayAsk(call, starts)) return refused({ code: 'too-many-requests' })
      const { id, programme, website } = call.body
      const offered = await read(call, async (tx) => {
        const found = await programmeOn(tx, programme, call.today)
        if (!found)
          return refused<Refusal>({ code: 'programme-unknown', data: { code: programme, on: call.today } })
        if (found.programme.for !== 'person') return refused<Refusal>({ code: 'subject-not-fit' })
        const { answer } = await windowOn(tx, found.programme, found.division, call.today)
        return answer.open
          ? ok(found)
          : refused<Refusal>({
              code: 'window-closed',
              data: { opens: answer.opens, nextYear: answer.nextYear },
            })
      })
      if (!offered.ok) return offered
      const code = resumeCodeOf(provinceOf(offered.value.division), cipher.blind('application-resume', id))
      // What filled in the field that nobody sees is a program: it hears what a person would hear.
      if (website) return ok({ code: shownResumeCode(code) })
      const applying = applyingInPublic(call, idFrom(cipher, 'account', id), unnamedApplicant)
      const done = await startApplication(platform, applying, {
        id,
        application: idFrom(cipher, 'itself', id),
        programme,
        subject: { kind: 'self' },
        codeIndex: codeIndex(cipher, code),
      })
      return done.ok ? ok({ code: shownResumeCode(code) }) : done
    }),
    implement(applicationsContract.publicState, (call) =>
      withCode(call, call.body.code, (applying, id) => shown(platform, applying, id, ok(null))),
    ),
    implement(applicationsContract.publicPerson, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, async (applying, id) =>
        shown(platform, applying, id, await changePerson(platform, applying, id, input)),
      )
    }),
    implement(applicationsContract.publicAnswers, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, async (applying, id) =>
        shown(platform, applying, id, await answerQuestions(applying, id, input)),
      )
    }),
    implement(applicationsContract.publicEvidence, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, (applying, id) => addEvidence(platform, applying, id, input, call.file))
    }),
    implement(applicationsContract.publicDropEvidence, (call) => {
      const { code, evidence, id: command } = call.body
      return withCode(call, code, (applying, id) => dropEvidence(applying, id, evidence, { id: command }))
    }),
    implement(applicationsContract.publicSubmit, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, async (applying, id) =>
        shown(platform, applying, id, await submitApplication(platform, applying, id, input)),
      )
    }),
    implement(applicationsContract.publicDone, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, async (applying, id) =>
        shown(platform, applying, id, await carryOutStage(applying, id, input)),
      )
    }),
    implement(applicationsContract.publicWithdraw, (call) => {
      const { code, ...input } = call.body
      return withCode(call, code, (applying, id) => withdrawApplication(applying, id, input))
    }),
  ]
}
