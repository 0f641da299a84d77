import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor, Grant, GrantScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { narrowed, type TokenGrant } from '../../domain/narrowed.ts'
import { isPermission } from '../../domain/permissions.ts'
import { asksSecondFactor, obstacles } from '../../domain/policy.ts'
import { permissionsOf } from '../../domain/roles.ts'
import { sessionTokenOf } from './session-cookie.ts'

export type GrantRow = {
  id: string
  role: string
  kind: GrantScope['kind']
  division: number
  station: string | null
  person: string | null
  organisation: string | null
  from: Day
  to: Day | null
}

type SessionRow = {
  account: string
  display_name: string
  must_change_password: boolean
  second_factor: boolean
  exempt: boolean
  second_factor_for: string[]
  stale: boolean
  grants: GrantRow[]
}

type TokenRow = {
  token: string
  name: string
  account: string
  display_name: string
  stale: boolean
  grants: GrantRow[]
  token_grants: {
    id: string
    permissions: string[]
    kind: 'division' | 'station'
    division: number
    station: string | null
  }[]
}

/**
 * Who sent a request: a session's cookie or a bearer token, with the grants of this very moment, read in one prepared
 * statement. Nothing is remembered between requests, so what is revoked is revoked.
 */
export function identifier(platform: Platform): (request: FastifyRequest) => Promise<Actor | null> {
  return (request) => {
    const bearer = /^Bearer (zlt_[A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) return actorOfToken(platform, bearer)
    if (request.headers.authorization !== undefined) return Promise.resolve(null)
    const session = sessionTokenOf(request.headers.cookie, platform.keys.session)
    return session ? actorOfSession(platform, session) : Promise.resolve(null)
  }
}

async function actorOfSession(platform: Platform, token: string): Promise<Actor | null> {
  const { pool } = platform.database
  const { rows } = await pool.query<SessionRow>({
    name: 'actor-of-session',
    text: 'select * from actor_of_session($1, $2)',
    values: [token, platform.clock.today()],
  })
  const row = rows[0]
  if (!row) return null
  // To the minute and beside the request: being a little late costs an idle session a minute, waiting costs everyone.
  if (row.stale)
    pool.query({ name: 'touch-session', text: 'select touch_session($1)', values: [token] }).catch(() => {})
  const inTheWay = obstacles({
    mustChangePassword: row.must_change_password,
    secondFactor: row.second_factor,
    exempt: row.exempt,
    asked: asksSecondFactor(
      { secondFactorFor: row.second_factor_for.filter(isPermission) },
      row.grants.map((grant) => grant.role),
    ),
  })
  return {
    account: row.account,
    name: row.display_name,
    kind: 'account',
    grants: inTheWay.length ? [] : row.grants.map(grantOf),
  }
}

async function actorOfToken(platform: Platform, token: string): Promise<Actor | null> {
  const { pool } = platform.database
  const today = platform.clock.today()
  const { rows } = await pool.query<TokenRow>({
    name: 'actor-of-token',
    text: 'select * from actor_of_token($1, $2)',
    values: [tokenHash(token), today],
  })
  const row = rows[0]
  if (!row) return null
  if (row.stale)
    pool.query({ name: 'touch-token', text: 'select touch_token($1)', values: [row.token] }).catch(() => {})
  const owner: Actor = {
    account: row.account,
    name: row.display_name,
    kind: 'token',
    grants: row.grants.map(grantOf),
  }
  const own: TokenGrant[] = row.token_grants.map(({ id, permissions, kind, division, station }) => ({
    id,
    role: 'token',
    permissions,
    scope:
      kind === 'station' && station
        ? { kind, station, placedIn: division }
        : { kind: 'division', division, placedIn: division },
    from: '0001-01-01' as Day,
    to: null,
  }))
  return { ...owner, name: `${row.display_name} · ${row.name}`, grants: narrowed(owner, own, today) }
}

/** Tokens hold 256 random bits, so a plain hash tells nothing about them. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const grantOf = (row: GrantRow): Grant => ({
  id: row.id,
  role: row.role,
  permissions: permissionsOf(row.role),
  scope: scopeOfRow(row),
  from: row.from,
  to: row.to,
})

function scopeOfRow(row: Omit<GrantRow, 'id' | 'role' | 'from' | 'to'>): GrantScope {
  if (row.kind === 'station' && row.station) return { kind: 'station', station: row.station }
  if (row.kind === 'person' && row.person) return { kind: 'person', person: row.person }
  if (row.kind === 'organisation' && row.organisation)
    return { kind: 'organisation', organisation: row.organisation }
  return { kind: 'division', division: row.division }
}
