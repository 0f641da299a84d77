import type { FastifyInstance } from 'fastify'
import type { Actor, Grant, GrantScope } from '../kernel/actor.ts'
import { commonErrors, type ErrorTable } from '../kernel/contract.ts'
import { day } from '../kernel/day.ts'
import type { Implemented } from '../platform/server/http/routes.ts'
import { httpServer } from '../platform/server/http/server.ts'
import { newId } from '../platform/server/ids.ts'
import type { Platform } from '../platform/server/platform.ts'

/** Some routes in process, with actors named by the header `x-actor` instead of a sign-in. */
export type TestApp = {
  readonly server: FastifyInstance
  /** Registers an actor with grants and returns the header value that speaks for it. */
  actor(...grants: readonly { permissions: readonly string[]; scope: GrantScope; role?: string }[]): Actor
  as(actor: Actor): { 'x-actor': string }
}

export async function testApp(
  platform: Platform,
  routes: readonly Implemented[],
  errors: ErrorTable = {},
): Promise<TestApp> {
  const actors = new Map<string, Actor>()
  const server = await httpServer({
    database: platform.database,
    clock: platform.clock,
    routes,
    errors: { ...commonErrors, ...errors },
    version: 'test',
    // A broken answer says why on the terminal, with its stack.
    logger: { level: 'error' },
    identify: async (request) => actors.get(String(request.headers['x-actor'])) ?? null,
  })
  return {
    server,
    actor: (...grants) => {
      const actor: Actor = { account: newId(), name: '测试员', kind: 'account', grants: grants.map(grantOf) }
      actors.set(actor.account, actor)
      return actor
    },
    as: (actor) => ({ 'x-actor': actor.account }),
  }
}

const grantOf = (grant: { permissions: readonly string[]; scope: GrantScope; role?: string }): Grant => ({
  id: newId(),
  role: grant.role ?? 'test',
  permissions: grant.permissions,
  scope: grant.scope,
  from: day('2000-01-01'),
  to: null,
})
