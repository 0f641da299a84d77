import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { addDays } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { accessContract } from '../../contract.ts'
import { reaches } from '../../domain/appointing.ts'
import { permissionsOfPrograms } from '../../domain/permissions.ts'
import { tokenHash } from '../identify/identify.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { type AccessNeighbours, placed } from '../places.ts'
import { accessTables } from '../tables.ts'

type CreateBody = z.output<(typeof accessContract)['createToken']['body']>
type RevokeBody = z.output<(typeof accessContract)['revokeToken']['body']>

/** A token outlives no year: whoever needs it longer looks at it once a year. */
const mostDays = 366

/** Tokens are made over places only. */
const noNeighbours: AccessNeighbours = { findPerson: async () => null, findOrganisation: async () => null }

/**
 * Makes a token that acts for the actor, inside what he may do himself. The token is in the answer and nowhere else;
 * a resend of the same command answers without it.
 */
export async function createToken(
  standing: Standing,
  body: CreateBody,
): Promise<Result<{ id: Id; token: string | null }, Refusal>> {
  const { actor, today } = standing
  if (actor.kind !== 'account') return refused({ code: 'not-permitted' })
  const token = `zlt_${randomBytes(32).toString('base64url')}`
  let isNew = false
  const made = await runCommand(standing, {
    id: body.id,
    name: 'access.create-token',
    input: body,
    run: async (tx) => {
      const unfit = problemsOf(body, today)
      if (unfit) return refused(unfit)
      const rows: {
        id: Id
        token: Id
        permissions: string[]
        scopeKind: 'division' | 'station'
        division: number
        station: Id | null
      }[] = []
      for (const { permissions, scope: wanted } of body.grants) {
        const scope = await placed(tx, standing, noNeighbours, wanted)
        if (!scope.ok) return scope
        if (permissions.some((permission) => !reaches(actor, permission, scope.value, today)))
          return refused({ code: 'token-beyond-owner' })
        rows.push({
          id: newId(),
          token: body.id,
          permissions: [...new Set(permissions)],
          scopeKind: scope.value.kind === 'station' ? 'station' : 'division',
          division: scope.value.placedIn,
          station: scope.value.kind === 'station' ? scope.value.station : null,
        })
      }
      const tables = accessTables(tx)
      await inAccessRoom(tx)
      const home = await tables
        .selectFrom('account')
        .select(['division', 'station'])
        .where('id', '=', actor.account)
        .executeTakeFirstOrThrow()
      await tables
        .insertInto('apiToken')
        .values({
          id: body.id,
          account: actor.account,
          name: body.name,
          hash: tokenHash(token),
          hint: token.slice(-4),
          ...home,
          expiresOn: body.expiresOn,
          usedAt: null,
          revokedAt: null,
          revokedBy: null,
        })
        .execute()
      await tables.insertInto('tokenGrant').values(rows).execute()
      isNew = true
      return ok({
        answer: { id: body.id },
        audit: {
          action: 'token.create',
          subject: body.id,
          ...home,
          detail: { expiresOn: body.expiresOn, grants: body.grants },
        },
      })
    },
  })
  return made.ok ? ok({ ...made.value, token: isNew ? token : null }) : made
}

function problemsOf(body: CreateBody, today: CreateBody['expiresOn']): Refusal | null {
  const problems = []
  if (body.expiresOn < today) problems.push({ code: 'days-out-of-order', path: '/body/expiresOn' })
  if (body.expiresOn > addDays(today, mostDays))
    problems.push({ code: 'token-too-long-lived', path: '/body/expiresOn', data: { days: mostDays } })
  for (const [index, grant] of body.grants.entries()) {
    if (grant.scope.kind === 'person' || grant.scope.kind === 'organisation')
      problems.push({ code: 'scope-kind-not-for-role', path: `/body/grants/${index}/scope` })
    if (grant.permissions.some((permission) => !permissionsOfPrograms.includes(permission)))
      problems.push({ code: 'permission-not-for-programs', path: `/body/grants/${index}/permissions` })
  }
  return problems.length ? { code: 'request-not-valid', problems } : null
}

/** Revokes a token, one's own or one of the scope; its next request is refused. */
export function revokeToken(
  standing: Standing,
  token: Id,
  body: RevokeBody,
): Promise<Result<{ id: Id }, Refusal>> {
  return runCommand(standing, {
    id: body.id,
    name: 'access.revoke-token',
    input: { token, ...body },
    run: async (tx) => {
      const tables = accessTables(tx)
      const row = await tables
        .selectFrom('apiToken')
        .select(['id', 'division', 'station', 'revokedAt'])
        .where('id', '=', token)
        .executeTakeFirst()
      if (!row) return refused({ code: 'not-found' })
      if (row.revokedAt === null)
        await tables
          .updateTable('apiToken')
          .set({ revokedAt: new Date(), revokedBy: standing.actor.account })
          .where('id', '=', token)
          .execute()
      return ok({
        answer: { id: token },
        audit: { action: 'token.revoke', subject: token, division: row.division, station: row.station },
      })
    },
  })
}
