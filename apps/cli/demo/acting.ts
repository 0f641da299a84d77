import { type Actor, type GrantScope, scopeOf } from '../../../kernel/actor.ts'
import type { Route } from '../../../kernel/contract.ts'
import { type Day, day } from '../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import type { AnswerOf, Call, Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'

/** Someone of the demo who does what a person would do: through the routes, with all their checks and traces. */
export type Acting = <R extends Route>(
  route: R,
  given: Pick<Call<R>, 'body'> & Partial<Pick<Call<R>, 'params' | 'query' | 'file'>>,
) => Promise<AnswerOf<R>>

/** Acts as an account, with the permissions named, over a division or for a body. A refusal ends the loading: demo data is right. */
export function actingAs(
  platform: Platform,
  routes: readonly Implemented[],
  who: {
    readonly account: string
    readonly name: string
    readonly permissions: readonly string[]
    readonly division?: DivisionCode
    /** Another day than that of the clock, for what was done before. */
    readonly today?: Day
    /** In place of a division: a body acts on what was handed to it. */
    readonly scope?: GrantScope
  },
): Acting {
  const actor: Actor = {
    account: who.account,
    name: who.name,
    kind: 'account',
    grants: [
      {
        id: who.account,
        role: 'demo',
        permissions: who.permissions,
        scope: who.scope ?? { kind: 'division', division: who.division ?? nation },
        from: day('2000-01-01'),
        to: null,
      },
    ],
  }
  return async (route, given) => {
    const today = who.today ?? platform.clock.today()
    const entry = routes.find((one) => one.route === route)
    if (!entry) throw new Error(`no such route: ${route.path}`)
    const body = parsed(route, given.body)
    const call = {
      db: platform.database.handle,
      actor,
      scope: scopeOf(actor, route.permission, today),
      today,
      language: 'zh',
      caller: { address: '127.0.0.1', userAgent: 'demo', cookie: '', secure: true },
      params: given.params,
      query: given.query,
      file: given.file,
      body,
    }
    const result = await entry.handler(call as unknown as Call<Route>)
    if (!result.ok) throw new Error(`demo data was refused: ${route.path} ${JSON.stringify(result.error)}`)
    return result.value as AnswerOf<typeof route>
  }
}

/** What was sent as the route takes it; what it does not take is told with the route's name. */
function parsed<R extends Route>(route: R, sent: unknown): Call<R>['body'] {
  if (!route.body || !('safeParse' in route.body)) return sent as Call<R>['body']
  const read = route.body.safeParse(sent)
  if (!read.success) throw new Error(`${route.method} ${route.path}: ${read.error.message}`)
  return read.data as Call<R>['body']
}
