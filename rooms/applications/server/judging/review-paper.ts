import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openFile } from '../../../documents/server/index.ts'
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
    if (!row) return refused({ code: 'not-found' })
    const { rows } = await sql<{
      document: Id
      title: string
    }>`select document, title from application_evidence
      where province = ${row.province} and application = ${row.application} and id = ${evidence} and removed_at is null`.execute(
      tx,
    )
    const [paper] = rows
    const file = paper && (await openFile(tx, platform.cipher, row.province, paper.document))
    if (!paper || !file) return refused({ code: 'not-found' })
    const ending = file.name.split('.').at(-1) ?? ''
    return ok({
      stream: Readable.from([file.bytes]),
      // Under the title that the applicant gave it: the name of a file may tell who sent it.
      fileName: `${paper.title}.${ending}`,
      mediaType: file.mediaType,
    })
  })
