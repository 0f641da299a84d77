import type { z } from 'zod'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { nation } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { policyBody } from '../../domain/shapes.ts'
import { policyOf, type VersionedPolicy } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'

/** Sets what the deployment asks of those who sign in. It holds everywhere, so nobody of one county may loosen it. */
export function setPolicy(
  standing: Standing,
  body: z.output<typeof policyBody>,
): Promise<Result<VersionedPolicy, Refusal>> {
  const { id, version, ...wanted } = body
  return runCommand(standing, {
    id,
    name: 'access.set-policy',
    input: body,
    run: async (tx) => {
      if (!coversSubtree(standing.scope, nation)) return refused({ code: 'policy-not-yours' })
      const before = await policyOf(tx)
      const changed = await accessTables(tx)
        .updateTable('signInPolicy')
        .set({ ...wanted, version: version + 1 })
        .where('version', '=', version)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      const after = { ...wanted, version: version + 1 }
      return ok({
        answer: after,
        audit: { action: 'policy.set', division: nation, detail: { before, after } },
      })
    },
  })
}
