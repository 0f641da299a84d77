import { coversSubtree } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Call, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { targetsContract } from '../../contract/targets.ts'
import { engineFor } from '../engine.ts'
import { problemsOfTarget } from './checks.ts'
import { findTarget } from './find-target.ts'
import { splitTarget } from './split.ts'
import { insertTarget, insertWithdrawal, setTargetById, type WrittenTarget } from './target-store.ts'

type Body = Omit<Call<typeof targetsContract.setTarget>['body'], 'id' | 'target'>

const written = (body: Body, id: Id, version: number, reason: string | null): WrittenTarget => ({
  ...body,
  id,
  version,
  reason,
})

/** Everything that stands against it, at once. */
async function refusalOf(
  tx: Handle,
  platform: Platform,
  { scope }: Standing,
  target: WrittenTarget,
): Promise<Refusal | null> {
  if (!coversSubtree(scope, target.division)) return { code: 'not-permitted' }
  const problems = problemsOfTarget(target, engineFor(platform).catalogue)
  if (target.parent !== null && !(await findTarget(tx, target.parent))) {
    problems.push({ code: 'target-parent-unknown', path: '/body/parent' })
  }
  return problems.length > 0 ? { code: 'request-not-valid', problems } : null
}

export const targetCommands = (platform: Platform): Implemented[] => [
  implement(targetsContract.setTarget, (call) => {
    const { id: command, target: id, ...body } = call.body
    return runCommand(call, {
      id: command,
      name: 'indicators.set-target',
      input: call.body,
      run: async (tx) => {
        const target = written(body, id, 1, null)
        const refusal = await refusalOf(tx, platform, call, target)
        if (refusal) return refused(refusal)
        // An id that anyone used is taken, in whatever version.
        if ((await setTargetById(tx, id)) || !(await insertTarget(tx, target, call.actor))) {
          return refused({ code: 'id-already-used' })
        }
        return ok({ answer: { id, version: 1 }, audit: auditOf('set-target', target) })
      },
    })
  }),
  implement(targetsContract.changeTarget, (call) => {
    const { id: command, version, reason, ...body } = call.body
    const { target: id } = call.params
    return runCommand(call, {
      id: command,
      name: 'indicators.change-target',
      input: { ...call.body, target: id },
      run: async (tx) => {
        const before = await setTargetById(tx, id)
        if (!before || !coversSubtree(call.scope, before.division)) return refused({ code: 'not-found' })
        if (before.version !== version) {
          return refused({ code: 'changed-meanwhile', data: { version: before.version } })
        }
        const target = written(body, id, version + 1, reason)
        const refusal = await refusalOf(tx, platform, call, target)
        if (refusal) return refused(refusal)
        if (provinceOf(target.division) !== provinceOf(before.division)) {
          return refused({ code: 'target-other-province' })
        }
        // Another officer may write the same version at the same time: the key lets one of them.
        if (!(await insertTarget(tx, target, call.actor))) {
          return refused({ code: 'changed-meanwhile', data: { version: version + 1 } })
        }
        return ok({ answer: { id, version: version + 1 }, audit: auditOf('change-target', target) })
      },
    })
  }),
  implement(targetsContract.withdrawTarget, (call) => {
    const { id: command, version, reason } = call.body
    const { target: id } = call.params
    return runCommand(call, {
      id: command,
      name: 'indicators.withdraw-target',
      input: { ...call.body, target: id },
      run: async (tx) => {
        const before = await setTargetById(tx, id)
        if (!before || !coversSubtree(call.scope, before.division)) return refused({ code: 'not-found' })
        if (before.version !== version) {
          return refused({ code: 'changed-meanwhile', data: { version: before.version } })
        }
        await insertWithdrawal(tx, before, reason, call.actor)
        return ok({
          answer: { id, version: version + 1 },
          audit: auditOf('withdraw-target', { ...before, version: version + 1 }),
        })
      },
    })
  }),
  implement(targetsContract.splitTarget, (call) => splitTarget(call)),
]

const auditOf = (
  act: string,
  { id, division, version }: Pick<WrittenTarget, 'id' | 'division' | 'version'>,
) => ({ action: `indicators.${act}`, subject: id, division, detail: { version } })
