import type { Actor } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type ProgrammeInForce, programmeOn } from '../../../programmes/server/index.ts'
import { type ApplicationRow, findOwn, inScope } from './application-store.ts'

/**
 * Who applies: an account for itself, or with its reach over a station or a body; on the public page the account that is
 * of one application alone, so that the database shows that one and nothing else.
 */
export type Applying = Standing & { readonly public: boolean }

export const applyingAs = (standing: Standing): Applying => ({ ...standing, public: false })

export const applyingInPublic = (standing: Standing, account: Id, name: string): Applying => {
  const actor: Actor = { account, name, grants: [], kind: 'account' }
  return { ...standing, actor, public: true }
}

/** An application that is the applicant's to work on: begun by the own account, or of the own station or body. */
export async function ownApplication(
  tx: Handle,
  { actor, scope }: Applying,
  id: Id,
  lock = false,
): Promise<Result<ApplicationRow, Refusal>> {
  const own = await findOwn(tx, actor.account, id, inScope({ ...scope, ranges: [] }), lock)
  return own ? ok(own) : refused({ code: 'not-found' })
}

/** The same, for a change: nobody changed it since it was seen. */
export async function ownToChange(
  tx: Handle,
  applying: Applying,
  id: Id,
  version: number,
): Promise<Result<ApplicationRow, Refusal>> {
  const own = await ownApplication(tx, applying, id, true)
  if (!own.ok || own.value.version === version) return own
  return refused({ code: 'changed-meanwhile', data: { version: own.value.version } })
}

export async function programmeNow(
  tx: Handle,
  code: string,
  on: Day,
): Promise<Result<ProgrammeInForce, Refusal>> {
  const found = await programmeOn(tx, code, on)
  return found ? ok(found) : refused({ code: 'programme-unknown', data: { code, on } })
}
