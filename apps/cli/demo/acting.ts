import { type Actor, type GrantScope, scopeOf } from '../../../kernel/actor.ts'
import type { Route } from '../../../kernel/contract.ts'
import { type Day, day } from '../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import type { AnswerOf, Call, Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { CommandRefused } from '../output.ts'
import type { Readings } from './readings.ts'

/** The platform of a load, with what it has read so far. */
export type DemoPlatform = Platform & { readonly readings?: Readings }

/** Someone of the demo who does what a person would do: through the routes, with all their checks and traces. */
export type Acting = <R extends Route>(
  route: R,
  given: Pick<Call<R>, 'body'> & Partial<Pick<Call<R>, 'params' | 'query' | 'file'>>,
) => Promise<AnswerOf<R>>

/** Acts as an account, with the permissions named, over a division or for a body. A refusal ends the loading: demo data is right. */
export function actingAs(
  platform: DemoPlatform,
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
    const ask = async () => {
      const result = await entry.handler(call as unknown as Call<Route>)
      if (result.ok) return result.value as AnswerOf<typeof route>
      if (result.error.code === 'id-already-used' && platform.readings) throw leftHalf(platform.readings.pack)
      throw new Error(`demo data was refused: ${route.path} ${JSON.stringify(result.error)}`)
    }
    // A command with an id answers a resend as it answered first; what is only read would be something else by then.
    if (!platform.readings || isCommand(body) || isFile(route)) return ask()
    const { method, path } = route
    const { params, query } = given
    return platform.readings.read([actor.account, method, path, params, query, today, body], ask)
  }
}

const isCommand = (body: unknown): boolean =>
  typeof (body as { readonly id?: unknown } | undefined)?.id === 'string'

const isFile = ({ answer }: Route): boolean =>
  typeof (answer as { readonly file?: unknown }).file === 'string'

/** Its ids are taken by other content: the plan, or what the loader makes of it, has changed since. */
const leftHalf = (pack: string): CommandRefused =>
  new CommandRefused('pack-left-half', {
    zh: `演示包 ${pack} 上次没有载入完，而现在的版本与当时的不同，不能接着载入。请换一个空的数据目录（ZHULIAN_DATA）或空的数据库重新载入。`,
    en: `The demo pack ${pack} was left half-loaded by another version, which this one cannot go on with. Load it into an empty data folder (ZHULIAN_DATA) or an empty database.`,
  })

/** What was sent as the route takes it; what it does not take is told with the route's name. */
function parsed<R extends Route>(route: R, sent: unknown): Call<R>['body'] {
  if (!route.body || !('safeParse' in route.body)) return sent as Call<R>['body']
  const read = route.body.safeParse(sent)
  if (!read.success) throw new Error(`${route.method} ${route.path}: ${read.error.message}`)
  return read.data as Call<R>['body']
}
