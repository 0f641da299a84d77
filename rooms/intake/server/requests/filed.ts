import { sql } from 'kysely'
import { isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import {
  read,
  runCommand,
  type Standing,
  standingFor,
  writeTrail,
} from '../../../../platform/server/command.ts'
import { pageFrom, type SortKey } from '../../../../platform/server/database/cursor.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { RequestNeed, RequestSource, RequestUrgency } from '../../domain/requests/codes.ts'
import { fileFromOutside, type Said } from './filing.ts'
import { codeOfCommand } from './follow-code.ts'
import { shownInstant } from './line.ts'
import type { IntakeNeighbours } from './look.ts'
import { servedQueueOf } from './place.ts'
import { type RequestRow, requestColumns } from './row.ts'
import { openRequest, openWords } from './sealed-words.ts'
import { takeIn } from './take-in.ts'

export type FileInput = Said & {
  readonly id: Id
  readonly source?: RequestSource | undefined
  readonly receivedAt?: string | undefined
  readonly urgency: RequestUrgency
  readonly needs: readonly RequestNeed[]
  readonly person?: Id | undefined
  readonly station?: Id | undefined
  readonly own: boolean
}

type Filed = { readonly id: Id; readonly number: string | null; readonly code: string }

/** Files for staff who work at the place; a partner body refers somebody from wherever it is. */
export async function fileRequest(
  platform: Platform,
  standing: Standing,
  input: FileInput,
  isServed: IntakeNeighbours['isServed'],
): Promise<Result<Filed, Refusal>> {
  const { actor, today } = standing
  const working = standingFor(standing, 'intake.record')
  if (!isEmpty(working.scope)) return fileAsStaff(platform, working, input)
  const partner = scopeOf(actor, 'tasks.act', today)
  if (isEmpty(partner)) return refused({ code: 'not-permitted' })
  return fileAsPartner(platform, { ...standing, scope: partner }, input, isServed)
}

const fileAsStaff = async (
  platform: Platform,
  standing: Standing,
  input: FileInput,
): Promise<Result<Filed, Refusal>> => {
  // The code follows from the command and is in no log: it is worked out again for the answer.
  const filed = await runCommand<{ id: Id; number: string; province: number }>(standing, {
    id: input.id,
    name: 'intake.file',
    input,
    run: async (tx) => {
      const { source, receivedAt, ...said } = input
      const taken = await takeIn(tx, platform, standing, {
        ...said,
        source: source ?? 'patrol',
        receivedAt: receivedAt === undefined ? undefined : Date.parse(receivedAt),
        own: input.own && !isEmpty(scopeOf(standing.actor, 'intake.read', standing.today)),
      })
      if (!taken.ok) return taken
      const { id, number, division, station } = taken.value
      return ok({
        answer: { id, number, province: provinceOf(division) },
        audit: {
          action: 'intake.file',
          subject: id,
          division,
          station,
          detail: { request: number, source: source ?? 'patrol' },
        },
      })
    },
  })
  if (!filed.ok) return filed
  const { id, number, province } = filed.value
  return ok({ id, number, code: codeOfCommand(platform.cipher, province, id) })
}

/** A partner body has no scope over places: it hands in and learns the code, as a resident does. */
const fileAsPartner = (
  platform: Platform,
  standing: Standing,
  input: FileInput,
  isServed: IntakeNeighbours['isServed'],
): Promise<Result<Filed, Refusal>> =>
  inTransaction(standing.db, standing, 'write', async (tx) => {
    const { actor, scope, today } = standing
    const now = platform.clock.now()
    const queue = await servedQueueOf(tx, input.division, today, isServed)
    if (!queue.ok) return queue
    const place = queue.value
    const outcome = await fileFromOutside(tx, platform.cipher, {
      ...input,
      command: input.id,
      place,
      source: input.source === 'school' || input.source === 'volunteer' ? input.source : 'department',
      organisation: scope.organisations[0],
      receivedAt: now,
      person: undefined,
      by: actor,
      own: false,
      language: 'zh',
    })
    if (outcome === 'other') return refused({ code: 'id-already-used' })
    if (outcome === 'filed')
      await writeTrail(tx, standing, 'write', [
        {
          action: 'intake.file',
          subject: input.id,
          division: place.division,
          station: place.station,
          detail: { source: 'department' },
        },
      ])
    return ok({ id: input.id, number: null, code: codeOfCommand(platform.cipher, place.province, input.id) })
  })

const filedLine = (row: RequestRow) => ({
  id: row.id,
  number: row.number,
  source: row.source,
  receivedAt: shownInstant(row.receivedAt),
  division: row.division,
  aboutName: row.aboutName,
  state: row.state,
})

/** The requests that the caller filed, the latest first; nothing of the work on them. */
export const listFiled = (
  standing: Standing,
  page: { readonly after: SortKey | null; readonly limit: number },
) =>
  read(standing, async (tx) => {
    const [at, id] = page.after ?? []
    const { rows } = await sql<RequestRow>`
      select ${requestColumns} from request
      where filed_by = ${standing.actor.account}
        and ${page.after === null ? sql`true` : sql`(request.received_at, request.id) < (${at}::timestamptz, ${id}::uuid)`}
      order by request.received_at desc, request.id desc limit ${page.limit + 1}`.execute(tx)
    const { items, next } = pageFrom(rows, page.limit, (row) => [row.receivedAt, row.id])
    return ok({ items: items.map(filedLine), next })
  })

/** One of them: what the caller wrote, and what has been said about it to whoever asked. */
export const readFiled = (platform: Platform, standing: Standing, target: Id) =>
  read(standing, async (tx) => {
    const { rows } = await sql<RequestRow & { words: Buffer | null }>`
      select ${requestColumns}, request_words(province, id) as words from request
      where id = ${target} and filed_by = ${standing.actor.account}`.execute(tx)
    const row = rows[0]
    if (!row) return refused<Refusal>({ code: 'not-found' })
    return ok({
      ...filedLine(row),
      text: openRequest(platform.cipher, row.sealed).text,
      words: openWords(platform.cipher, row.words).words ?? null,
      settledAt: row.settledAt === null ? null : shownInstant(row.settledAt),
    })
  })
