import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { settleDuty } from '../../../duties/server/index.ts'
import type { PersonUses } from '../../../people/server/index.ts'
import type { AcceptedWay, RequestSource, RequestState } from '../../domain/requests/codes.ts'
import { isOpen } from '../../domain/requests/state.ts'
import { oweClosing } from './closing-owed.ts'
import {
  findRequest,
  lockRequest,
  type RequestRow,
  requestColumns,
  requestInScope,
  updateRequest,
} from './row.ts'
import { openRequest } from './sealed-words.ts'
import { addStep } from './step.ts'

/** A request as a higher room needs it: where it lies, whom it is about, how it was accepted. */
export type RequestBrief = {
  readonly id: Id
  readonly number: string
  readonly source: RequestSource
  readonly receivedOn: string
  /** The instant of receipt in milliseconds. */
  readonly receivedAt: number
  readonly division: number
  readonly station: Id | null
  readonly person: Id | null
  readonly state: RequestState
  readonly way: AcceptedWay | null
  readonly urgency: number
}

const brief = (row: RequestRow): RequestBrief => ({
  id: row.id,
  number: row.number,
  source: row.source,
  receivedOn: row.receivedOn,
  receivedAt: Date.parse(row.receivedAt),
  division: row.division,
  station: row.station,
  person: row.person,
  state: row.state,
  way: row.way,
  urgency: row.urgency,
})

export async function requestBrief(tx: Handle, scope: Scope, id: Id): Promise<RequestBrief | null> {
  const row = await findRequest(tx, scope, id)
  return row ? brief(row) : null
}

/** What was asked for, in the requester's words (L3): whoever takes it over must hold the right to read it and audit it. */
export async function wordsOfRequest(
  tx: Handle,
  { cipher }: Pick<Platform, 'cipher'>,
  scope: Scope,
  id: Id,
): Promise<string | null> {
  const row = await findRequest(tx, scope, id)
  return row ? openRequest(cipher, row.sealed).text : null
}

/** The requests about some files of one person, the latest first, as far as the scope goes. */
export async function requestsOfPerson(
  tx: Handle,
  scope: Scope,
  files: readonly Id[],
): Promise<RequestBrief[]> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from request
    where ${requestInScope(scope)} and person = any(${[...files]}::uuid[]) and state <> 'withdrawn'
    order by request.received_at desc, id desc limit 100`.execute(tx)
  return rows.map(brief)
}

/** The requests that were taken in out of a record of another room, as far as the scope goes. */
export async function requestsTakenFrom(
  tx: Handle,
  scope: Scope,
  source: { readonly room: string; readonly record: Id },
): Promise<RequestBrief[]> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from request
    where ${requestInScope(scope)} and source_record = ${source.record} and source_room = ${source.room}
    order by request.received_at, id limit 20`.execute(tx)
  return rows.map(brief)
}

/**
 * Says inside a higher room's command what a request became: a visit, a case. Its owner's duty is done with it. The scope
 * is the caller's own there; refuses `not-found`, and `request-state-not-fit` for one that has ended.
 */
export async function requestBecame(
  tx: Handle,
  platform: Platform,
  standing: Pick<Standing, 'actor' | 'scope' | 'today'>,
  request: Id,
  became: { readonly room: string; readonly id: Id },
): Promise<Result<RequestBrief, Refusal>> {
  const row = await lockRequest(tx, standing.scope, request)
  if (!row) return refused({ code: 'not-found' })
  if (!isOpen(row.state)) return refused({ code: 'request-state-not-fit', data: { state: row.state } })
  if (row.duty) {
    await settleDuty(tx, row.province, row.duty, {
      on: standing.today,
      by: standing.actor.account,
      outcome: { zh: '已转为服务', en: 'It has become a service' },
    })
  }
  // Tasks are followed until the last of them has ended; whatever else it became goes on under clocks of its own.
  const isFollowed = became.room === 'intake' || row.state !== 'accepted'
  const owed = isFollowed ? row.duty : await oweClosing(tx, row, standing.today, standing.actor.account)
  const after = await updateRequest(
    tx,
    row,
    sql`became_room = ${became.room}, became_record = ${became.id}, duty = ${owed}`,
  )
  await addStep(tx, platform.cipher, after, {
    kind: 'became',
    at: platform.clock.now(),
    actor: standing.actor,
    detail: became,
  })
  return ok(brief(after))
}

/** Records inside a higher room's command that somebody was protected: a report was made, a crisis plan begun. */
export async function requestProtected(
  tx: Handle,
  platform: Platform,
  standing: Pick<Standing, 'actor' | 'scope'>,
  request: Id,
  act: { readonly words: string; readonly room: string; readonly record: Id },
): Promise<Result<RequestBrief, Refusal>> {
  const row = await lockRequest(tx, standing.scope, request)
  if (!row) return refused({ code: 'not-found' })
  const after = await updateRequest(tx, row, sql`safe = true`)
  await addStep(tx, platform.cipher, after, {
    kind: 'protected',
    at: platform.clock.now(),
    actor: standing.actor,
    detail: { room: act.room, record: act.record },
    words: { reason: act.words },
  })
  return ok(brief(after))
}

/** How many requests are about each person; a file is not undone with the import that brought it. */
export const requestsOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'request' as use, count(*) as count from request
    where province = ${province} and person = any(${[...persons]}::uuid[])
    group by person`.execute(tx)
  return rows
}
