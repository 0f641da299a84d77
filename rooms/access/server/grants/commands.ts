import type { z } from 'zod'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { accessContract } from '../../contract.ts'
import { appointment, mayAppoint, reaches } from '../../domain/appointing.ts'
import { isRole } from '../../domain/roles.ts'
import { heldBy, seenAccount, takeAccount } from '../accounts/detail.ts'
import { type AccessNeighbours, placed, scopeOfPlace } from '../places.ts'
import { accessTables } from '../tables.ts'

type GiveBody = z.output<(typeof accessContract)['giveGrant']['body']>
type EndBody = z.output<(typeof accessContract)['endGrant']['body']>

const problem = (code: string, path: string) =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })

/** Gives a role over a scope, from a day on. The account holds it with its very next request. */
export function giveGrant(
  neighbours: AccessNeighbours,
  standing: Standing,
  account: Id,
  body: GiveBody,
): Promise<Result<{ id: Id }, Refusal>> {
  const { actor, today } = standing
  return runCommand(standing, {
    id: body.id,
    name: 'access.give-grant',
    input: { account, ...body },
    run: async (tx) => {
      const seen = await seenAccount(tx, account)
      if (!seen) return refused({ code: 'not-found' })
      if (seen.state === 'closed') return refused({ code: 'account-closed' })
      const from = body.from ?? today
      // A grant that began yesterday would say that what was seen yesterday had been allowed.
      if (from < today) return problem('grant-begins-in-the-past', '/body/from')
      if (body.to !== null && body.to < from) return problem('days-out-of-order', '/body/to')
      const scope = await placed(tx, standing, neighbours, body.scope)
      if (!scope.ok) return scope
      // Persons and organisations are looked up whoever asks; one out of reach must read as one that is not there.
      const { kind } = scope.value
      const foundAnywhere = kind === 'person' || kind === 'organisation'
      if (foundAnywhere && !reaches(actor, 'access.grant', scope.value, today))
        return problem('place-not-found', `/body/scope/${kind}`)
      await takeAccount(tx, account)
      const held = await heldBy(tx, account, today)
      const made = appointment(
        actor,
        { account, role: body.role, scope: scope.value, from, to: body.to },
        held,
        today,
      )
      if (!made.ok) return refused({ code: made.error })
      const { placedIn: division } = scope.value
      const station = scope.value.kind === 'station' ? scope.value.station : (scope.value.atStation ?? null)
      const person = scope.value.kind === 'person' ? scope.value.person : null
      const organisation = scope.value.kind === 'organisation' ? scope.value.organisation : null
      await accessTables(tx)
        .insertInto('accountGrant')
        .values({
          id: body.id,
          account,
          role: body.role,
          scopeKind: body.scope.kind,
          division,
          station: body.scope.kind === 'division' ? null : station,
          person,
          organisation,
          validFrom: from,
          validTo: body.to,
          endsAt: null,
          grantedBy: actor.account,
          reason: body.reason,
          endedAt: null,
          endedBy: null,
          endedReason: null,
        })
        .execute()
      return ok({
        answer: { id: body.id },
        audit: {
          action: 'grant.give',
          subject: account,
          division,
          station,
          purpose: body.reason,
          detail: { grant: body.id, role: body.role, scope: body.scope, from, to: body.to },
        },
      })
    },
  })
}

/** Ends a grant at this instant. Who may give a role there may end it, whoever gave it. */
export function endGrant(standing: Standing, grant: Id, body: EndBody): Promise<Result<{ id: Id }, Refusal>> {
  const { actor, today } = standing
  return runCommand(standing, {
    id: body.id,
    name: 'access.end-grant',
    input: { grant, ...body },
    run: async (tx) => {
      const tables = accessTables(tx)
      const row = await tables
        .selectFrom('accountGrant')
        .selectAll()
        .where('id', '=', grant)
        .forUpdate()
        .executeTakeFirst()
      if (!row) return refused({ code: 'not-found' })
      if (row.account === actor.account) return refused({ code: 'own-grant' })
      if (!isRole(row.role) || !mayAppoint(actor, row.role, scopeOfPlace(row), today))
        return refused({ code: 'role-not-yours-to-give' })
      if (row.endedAt !== null || (row.validTo !== null && row.validTo < today))
        return refused({ code: 'grant-over' })
      await tables
        .updateTable('accountGrant')
        .set({
          endedAt: new Date(),
          endedBy: actor.account,
          endedReason: body.reason,
        })
        .where('id', '=', grant)
        .execute()
      return ok({
        answer: { id: grant },
        audit: {
          action: 'grant.end',
          subject: row.account,
          division: row.division,
          station: row.station,
          purpose: body.reason,
          detail: { grant, role: row.role },
        },
      })
    },
  })
}
