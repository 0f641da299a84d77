import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { settleEverything } from '../../../rooms/indicators/server/index.ts'
import { allSubscribers, productServer } from '../../server/compose.ts'
import { CommandRefused } from '../output.ts'
import type { OpenPlatform } from '../platform.ts'
import { version } from '../version.ts'
import type { DemoPlan } from './plan.ts'
import type { PublishedFigure, Step } from './plan-published.ts'

/** A published figure beside what the records say; `url` can be asked by anybody with the account. */
export type Compared = {
  readonly source: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly as: string
  readonly url: string
  readonly expected: PublishedFigure['expect']
  readonly found: unknown
  readonly holds: boolean
}

/**
 * Reads the published figures of a pack out of its records: each over the API, signed in as an account of the pack, after
 * everything that was written has been counted.
 */
export async function comparePublished(platform: OpenPlatform, plan: DemoPlan): Promise<Compared[]> {
  if (plan.published.length === 0) return []
  await deliverEvents(platform.worker, allSubscribers(platform))
  await settleEverything(platform)
  const server = await productServer(platform, { version, demoAccounts: [] })
  try {
    const asking = askerOf(server, platform, plan.password)
    const compared: Compared[] = []
    for (const figure of plan.published) compared.push(await compare(asking, figure))
    return compared
  } finally {
    await server.close()
  }
}

type Asking = (user: string, url: string) => Promise<unknown>

async function compare(asking: Asking, figure: PublishedFigure): Promise<Compared> {
  const { source, title, as, expect: expected } = figure
  const url = await withIds(asking, as, figure.url)
  const answer = figure.all_pages ? await wholeList(asking, as, url) : await asking(as, url)
  const found = taken(answer, figure.take)
  return { source, title, as, url, expected, found, holds: agrees(found, expected) }
}

export const agrees = (found: unknown, expected: PublishedFigure['expect']): boolean =>
  typeof expected === 'object' ? typeof found === 'number' && found > expected.more_than : found === expected

async function wholeList(asking: Asking, user: string, url: string): Promise<{ items: unknown[] }> {
  const items: unknown[] = []
  let next: string | null = null
  do {
    const page = (await asking(user, next ? `${url}&cursor=${encodeURIComponent(next)}` : url)) as {
      items: unknown[]
      next: string | null
    }
    items.push(...page.items)
    next = page.next
  } while (next)
  return { items }
}

/** What steps lead to; null where they lead nowhere. */
export function taken(answer: unknown, steps: readonly Step[]): unknown {
  let at: unknown = answer
  for (const step of steps) {
    if (typeof step === 'object') {
      if (!Array.isArray(at)) return null
      at = at.filter((one: Record<string, unknown>) =>
        Object.entries(step).every(([key, value]) => one[key] === value),
      )
    } else if (step === 'count' && Array.isArray(at)) at = at.length
    else at = (Array.isArray(at) ? (at.length === 1 ? at[0] : {}) : (at ?? {}))[step] ?? null
  }
  return at
}

type Item = { readonly id: string; readonly code?: string; readonly name?: string; readonly title?: string }

/** Where the id of a thing is found by what a plan calls it. */
const named: Readonly<
  Record<
    string,
    { readonly url: (name: string) => string; readonly is: (item: Item, name: string) => boolean }
  >
> = {
  station: {
    url: (code) => `/api/stations?state=all&limit=200&search=${encodeURIComponent(code)}`,
    is: ({ code }, name) => code === name,
  },
  zone: { url: () => '/api/zones', is: (item, name) => item.name === name },
  forum: { url: () => '/api/forums?limit=200', is: ({ title }, name) => title === name },
  notice: {
    url: (title) => `/api/public/notices?limit=50&q=${encodeURIComponent(title.replace(/（.*/, ''))}`,
    is: ({ title }, name) => title === name,
  },
  body: {
    // The register is searched by what stands before a remark in brackets.
    url: (name) =>
      `/api/organisations?state=all&limit=50&search=${encodeURIComponent(name.replace(/（.*/, ''))}`,
    is: (item, name) => item.name === name,
  },
}

async function withIds(asking: Asking, user: string, url: string): Promise<string> {
  const mark = /\{(\w+) ([^}]+)\}/.exec(url)
  if (!mark) return url
  const [whole, kind = '', name = ''] = mark
  return withIds(asking, user, url.replace(whole, await idOf(asking, user, kind, name)))
}

async function idOf(asking: Asking, user: string, kind: string, name: string): Promise<string> {
  if (kind === 'list') {
    const station = await idOf(asking, user, 'station', name)
    const { items } = (await asking(user, `/api/service-lists?station=${station}`)) as { items: Item[] }
    return items[0]?.id ?? whatever(kind, name)
  }
  const finding = named[kind] ?? whatever(kind, name)
  const { items } = (await asking(user, finding.url(name))) as { items: Item[] }
  return items.find((item) => finding.is(item, name))?.id ?? whatever(kind, name)
}

function whatever(kind: string, name: string): never {
  throw new Error(`the pack speaks of ${kind} ${name}, which there is not`)
}

/** Asks as a user, who signs in once. */
function askerOf(server: FastifyInstance, platform: OpenPlatform, password: string): Asking {
  const cookies = new Map<string, string>()
  return async (user, url) => {
    const cookie = cookies.get(user) ?? (await signIn(server, platform, user, password))
    cookies.set(user, cookie)
    const answer = await server.inject({ url, headers: { cookie } })
    if (answer.statusCode !== 200) {
      await stillThere(platform)
      throw new CommandRefused('figure-not-read', {
        zh: `${user} 读取 ${url} 被拒绝：${answer.body}`,
        en: `${user} was refused ${url}: ${answer.body}`,
      })
    }
    return answer.json()
  }
}

/** An answer that failed because the database went away says nothing of who asked; then that is the error. */
const stillThere = ({ worker }: OpenPlatform): Promise<unknown> => sql`select`.execute(worker.handle)

async function signIn(
  server: FastifyInstance,
  platform: OpenPlatform,
  userName: string,
  password: string,
): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password },
  })
  if (answer.statusCode === 200)
    return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  await stillThere(platform)
  const { code, messages } = answer.json() as { code: string; messages: { zh: string; en: string } }
  if (code === 'sign-in-refused')
    throw new CommandRefused('demo-account-closed', {
      zh: `${userName} 无法用演示密码登录，密码可能已修改。`,
      en: `${userName} cannot sign in with the demo password; it may have been changed.`,
    })
  throw new CommandRefused('demo-account-not-signed-in', {
    zh: `${userName} 未能登录：${messages.zh}`,
    en: `${userName} could not sign in: ${messages.en}`,
  })
}
