import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { findApplication } from '../core/application-store.ts'
import { evidenceFile } from '../core/evidence.ts'
import { blindly } from './blindness.ts'
import { ownReview } from './review-store.ts'

/** A paper of an application that the account has to judge; of no other. */
export const reviewPaper = (
  platform: Platform,
  call: Standing,
  review: Id,
  evidence: Id,
): Promise<Result<FileAnswer, Refusal>> =>
  read<FileAnswer>(call, async (tx) => {
    await blindly(tx)
    const row = await ownReview(tx, call.scope, call.actor.account, review)
    const application = row && (await findApplication(tx, call.scope, row.application))
    return application ? evidenceFile(tx, platform, application, evidence) : refused({ code: 'not-found' })
  })
