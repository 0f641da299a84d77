import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { cancelDuty, openDutiesAmong, settleDuty } from '../../../duties/server/index.ts'
import { needsProtection } from '../../domain/requests/state.ts'
import { actedAt, acting, type Given, refusedAt } from './changing.ts'
import { closingKind } from './closing-owed.ts'
import { byOwner } from './decide.ts'
import { keepFacts } from './facts.ts'
import { lockRequest, type RequestRow, updateRequest } from './row.ts'
import { addStep } from './step.ts'

const iso = (instant: number): string => new Date(instant).toISOString()

/** What the owner still owes ends with the request: the closing is done, what was promised and not begun is cancelled. */
async function endDuty(tx: Handle, standing: Standing, row: RequestRow, reason: Words): Promise<void> {
  if (!row.duty) return
  const { province, duty } = row
  const by = { on: standing.today, by: standing.actor.account }
  const [open] = await openDutiesAmong(tx, province, [duty])
  if (open?.kind === closingKind) await settleDuty(tx, province, duty, { ...by, outcome: reason })
  else await cancelDuty(tx, province, duty, { ...by, reason })
}

/** Ends an accepted request with words for whom it was for. */
export const closeRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly reason?: string | undefined
    readonly words: string
    readonly at?: string | undefined
  },
) =>
  acting(platform, standing, 'close', target, input, async (tx, row) => {
    if (needsProtection(row, 'close')) return refused({ code: 'request-needs-protection' })
    const at = actedAt(platform, row, input.at)
    if (!at.ok) return at
    const after = await updateRequest(
      tx,
      row,
      sql`state = 'closed', answered = true, settled_at = ${iso(at.value)}`,
    )
    await endDuty(tx, standing, row, { zh: '求助已办结', en: 'The request was closed' })
    return ok({
      row: after,
      step: 'closed' as const,
      at: at.value,
      words: { reason: input.reason, words: input.words },
    })
  })

/** Takes a request up again that had ended: it is looked at by whoever does so, and its clock begins anew. */
export const reopenRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly reason: string },
) =>
  acting(platform, standing, 'reopen', target, input, async (tx, row) => {
    const after = await updateRequest(
      tx,
      row,
      sql`state = 'looking', owner = ${standing.actor.account}, owner_name = ${standing.actor.name},
        clock_from = ${iso(platform.clock.now())}, way = null, decided_at = null, decided_on = null, on_time = null,
        settled_at = null, merged_into = null, duty = null, became_room = null, became_record = null`,
    )
    return ok({
      row: after,
      step: 'reopened' as const,
      detail: { from: row.state },
      words: { reason: input.reason },
      dirty: await keepFacts(tx, after),
    })
  })

/** Takes out what was entered by mistake: it counts nowhere, and stays readable. */
export const withdrawRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly reason: string },
) =>
  acting(platform, standing, 'withdraw', target, input, async (tx, row) => {
    if (needsProtection(row, 'withdraw')) return refused({ code: 'request-needs-protection' })
    const after = await updateRequest(
      tx,
      row,
      sql`state = 'withdrawn', settled_at = ${iso(platform.clock.now())}`,
    )
    return ok({
      row: after,
      step: 'withdrawn' as const,
      words: { reason: input.reason },
      dirty: await keepFacts(tx, after),
    })
  })

/**
 * Puts two requests of one matter together; the one that stays takes over the higher urgency, the danger and the clock of
 * whoever has waited longer.
 */
export const mergeRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly into: Id },
) =>
  acting(platform, standing, 'merge', target, input, async (tx, row) => {
    if (input.into === target) return refusedAt('request-merges-itself', '/body/into')
    const other = await lockRequest(tx, standing.scope, input.into)
    if (!other) return refusedAt('not-found', '/body/into')
    if (!['received', 'looking', 'accepted'].includes(other.state))
      return refused({ code: 'request-state-not-fit', data: { state: other.state } })
    const unprotected = row.endangered && !row.safe
    const kept = await updateRequest(
      tx,
      other,
      sql`urgency = greatest(urgency, ${row.urgency}), endangered = endangered or ${row.endangered},
        safe = safe and not ${unprotected}, clock_from = least(clock_from, ${row.clockFrom}::timestamptz), person = coalesce(person, ${row.person}::uuid),
        person_ordinal = coalesce(person_ordinal, ${row.personOrdinal}::integer)`,
    )
    const now = platform.clock.now()
    await addStep(tx, platform.cipher, kept, {
      kind: 'absorbed',
      at: now,
      actor: standing.actor,
      detail: { request: row.id, number: row.number },
    })
    const after = await updateRequest(
      tx,
      row,
      sql`state = 'merged', merged_into = ${other.id}, settled_at = ${iso(now)}, ${byOwner(standing)}`,
    )
    return ok({
      row: after,
      step: 'merged' as const,
      detail: { into: other.id, number: other.number },
      dirty: [...(await keepFacts(tx, after)), ...(await keepFacts(tx, kept))],
    })
  })
