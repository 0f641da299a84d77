import { sql } from 'kysely'
import type { z } from 'zod'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { accessContract } from '../../contract.ts'
import type { FindPerson, FoundPerson } from '../places.ts'
import { accessTables } from '../tables.ts'

type OpenBody = z.output<(typeof accessContract)['breakGlass']['body']>
type ReviewBody = z.output<(typeof accessContract)['reviewBreakGlass']['body']>

/** How long a file stays open, and how often it may be tried: enough for an emergency, too little for a search. */
const hoursOpen = 3
const triesAnHour = 5
const triesADay = 10

export type Opened = { readonly id: Id; readonly person: Id; readonly endsAt: string }

/**
 * Opens one person's file outside the actor's scope for three hours. Every try is written down and counted, whether
 * or not the number exists; a number that does not and one that is mistyped read the same.
 */
export async function openInEmergency(
  findPerson: FindPerson,
  standing: Standing,
  body: OpenBody,
): Promise<Result<Opened, Refusal>> {
  if (standing.actor.kind !== 'account') return refused({ code: 'not-permitted' })
  const found = await findPerson(body.person)
  const allowed = await recordTry(standing, body, found)
  if (!allowed.ok) return allowed
  if (!found) return refused({ code: 'not-found' })
  return runCommand(standing, {
    id: body.id,
    name: 'access.break-glass',
    input: body,
    run: async (tx) => {
      const own = scopeOf(standing.actor, 'people.read', standing.today)
      if (covers(own, found)) return refused({ code: 'break-glass-not-needed' })
      const tables = accessTables(tx)
      const endsAt = await inHours(tx, hoursOpen)
      const { account } = standing.actor
      const { person, fileNumber, division, station } = found
      const grantId = newId()
      const period = { validFrom: standing.today, validTo: null, endsAt }
      await tables
        .insertInto('accountGrant')
        .values({
          ...{ id: grantId, account, role: 'break-glass', scopeKind: 'person', division, station, person },
          organisation: null,
          ...period,
          ...{ grantedBy: account, reason: body.reason, endedAt: null, endedBy: null, endedReason: null },
        })
        .execute()
      await tables
        .insertInto('breakGlass')
        .values({
          ...{
            id: body.id,
            account,
            grantId,
            person,
            fileNumber,
            division,
            station,
            reason: body.reason,
            endsAt,
          },
          ...{ reviewedBy: null, reviewedAt: null, reviewNote: null },
        })
        .execute()
      const told: DomainEvent = {
        name: 'access.glass-broken',
        subject: body.id,
        division,
        data: { person, station, account, endsAt: endsAt.toISOString() },
      }
      return ok({
        answer: { id: body.id, person, endsAt: endsAt.toISOString() },
        audit: { action: 'break-glass.open', subject: person, division, station, purpose: body.reason },
        events: [told],
      })
    },
  })
}

/** By the database's clock, which also ends it. */
async function inHours(tx: Handle, hours: number): Promise<Date> {
  const { rows } = await sql<{
    at: Date
  }>`select clock_timestamp() + make_interval(hours => ${hours}) as at`.execute(tx)
  if (!rows[0]) throw new Error('the database told no time')
  return rows[0].at
}

/** Writes the try down in a transaction of its own, so that it stays whatever comes of it; refuses the many. */
function recordTry(
  standing: Standing,
  body: OpenBody,
  found: FoundPerson | null,
): Promise<Result<null, Refusal>> {
  return disclose<null>(standing, async (tx) => {
    const tables = accessTables(tx)
    const repeated = await tables
      .selectFrom('breakGlass')
      .select('id')
      .where('id', '=', body.id)
      .executeTakeFirst()
    if (repeated) return ok({ answer: null, audit: [] })
    const tries = await tables
      .selectFrom('breakGlassAttempt')
      .select('at')
      .where('account', '=', standing.actor.account)
      .where('at', '>', new Date(Date.now() - 86_400_000))
      .orderBy('at', 'desc')
      .limit(triesADay)
      .execute()
    const hourAgo = Date.now() - 3_600_000
    const lately = tries.filter(({ at }) => at.getTime() > hourAgo).length
    if (lately >= triesAnHour || tries.length >= triesADay) return refused({ code: 'too-many-requests' })
    const home = await tables
      .selectFrom('account')
      .select(['division', 'station'])
      .where('id', '=', standing.actor.account)
      .executeTakeFirstOrThrow()
    await tables
      .insertInto('breakGlassAttempt')
      .values({ id: newId(), account: standing.actor.account, found: found !== null })
      .execute()
    return ok({
      answer: null,
      audit: [
        {
          action: 'break-glass.try',
          // A try that found nothing is seen where the one who tried is at home.
          division: found ? found.division : home.division,
          station: found ? found.station : home.station,
          ...(found ? { subject: found.person } : {}),
          purpose: body.reason,
          detail: { found: found !== null },
        },
      ],
    })
  })
}

/** Says afterwards whether it was justified. What was not ends at once, if it has not ended by itself. */
export function reviewOpening(
  standing: Standing,
  entry: Id,
  body: ReviewBody,
): Promise<Result<{ id: Id }, Refusal>> {
  const { actor } = standing
  return runCommand(standing, {
    id: body.id,
    name: 'access.review-break-glass',
    input: { entry, ...body },
    run: async (tx) => {
      const tables = accessTables(tx)
      const row = await tables
        .selectFrom('breakGlass')
        .selectAll()
        .where('id', '=', entry)
        .forUpdate()
        .executeTakeFirst()
      if (!row || !covers(standing.scope, row)) return refused({ code: 'not-found' })
      if (row.account === actor.account) return refused({ code: 'own-break-glass' })
      if (row.state !== 'open') return refused({ code: 'already-reviewed' })
      await tables
        .updateTable('breakGlass')
        .set({
          state: body.justified ? 'justified' : 'not-justified',
          reviewedBy: actor.account,
          reviewedAt: new Date(),
          reviewNote: body.note,
        })
        .where('id', '=', entry)
        .execute()
      if (!body.justified)
        await tables
          .updateTable('accountGrant')
          .set({ endedAt: new Date(), endedBy: actor.account, endedReason: body.note })
          .where('id', '=', row.grantId)
          .where('endedAt', 'is', null)
          .execute()
      return ok({
        answer: { id: entry },
        audit: {
          action: 'break-glass.review',
          subject: entry,
          division: row.division,
          station: row.station,
          purpose: body.note,
          detail: { justified: body.justified },
        },
      })
    },
  })
}
