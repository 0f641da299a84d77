import type { FastifyInstance } from 'fastify'
import type { OpenPlatform } from '../apps/cli/platform.ts'
import { productServer } from '../apps/server/compose.ts'
import type { RoleCode } from '../rooms/access/index.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { askedCounty } from './fill.ts'
import { signIn } from './lists.ts'
import { median, percentile, type Row } from './row.ts'
import { timed } from './scratch.ts'

/** A page that is asked for: full at either size, so that both show as much. An aim of its own, or none, where it is not. */
export type Question = { readonly what: string; readonly url: string; readonly aim?: string | null }

export type Latency = { readonly median: number; readonly p95: number }

const rounds = 100
/** The first rounds fill caches and compile; they are what nobody waits for twice. */
const warmingUp = 10

const county = { division: askedCounty * 1_000_000 }

/** Opens the account that asks: one of a role over the county asked about. */
export const openAsker = (platform: OpenPlatform, role: RoleCode = 'county-officer') =>
  createDemoAccount(platform, {
    userName: 'bench',
    password: 'Blue-Lantern-47',
    displayName: '周明和',
    home: county,
    grants: [{ role, scope: { kind: 'division', ...county } }],
  })

/** Works with the whole server and the asker's cookie, and closes the server afterwards. */
export async function asking<T>(
  platform: OpenPlatform,
  work: (server: FastifyInstance, cookie: string) => Promise<T>,
): Promise<T> {
  const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
  try {
    return await work(server, await signIn(server))
  } finally {
    await server.close()
  }
}

/** How long each page takes. The pages take turns, so that a busy moment of the machine falls on all of them. */
export async function latencies(
  server: FastifyInstance,
  cookie: string,
  questions: readonly Question[],
): Promise<Latency[]> {
  const took = questions.map((): number[] => [])
  for (let round = 0; round < rounds + warmingUp; round += 1) {
    for (const [at, { url }] of questions.entries()) {
      const milliseconds = await timed(async () => {
        const answer = await server.inject({ url, headers: { cookie } })
        if (answer.statusCode !== 200)
          throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
        if (answer.json().items?.length === 0) throw new Error(`${url}: nothing`)
      })
      if (round >= warmingUp) took[at]?.push(milliseconds)
    }
  }
  return took.map((ms) => ({ median: median(ms), p95: percentile(ms, 0.95) }))
}

/** What a reader waits for without noticing, in milliseconds. */
const patience = 100

/**
 * 95 of 100 at the larger size against 95 of 100 at the smaller; the aim is their ratio. A page that grows with what it
 * shows has the aim null and is held against what a reader waits for.
 */
export function ratioRows(
  questions: readonly Question[],
  sizes: readonly [few: string, many: string],
  [few, many]: readonly [readonly Latency[], readonly Latency[]],
): Row[] {
  return questions.map(({ what, aim = '≤ 1.5' }, at): Row => {
    const [small, large] = [few[at] as Latency, many[at] as Latency]
    const row = {
      what: `${what}, ${sizes[1]}, 95 of 100`,
      value: large.p95,
      unit: `ms (median: ${large.median.toFixed(1)})`,
    }
    if (aim === null)
      return {
        ...row,
        yardstick: { what: 'ms a reader waits for', value: patience },
        ratio: large.p95 / patience,
        aim: '≤ 1',
      }
    return {
      ...row,
      yardstick: { what: `${sizes[0]} (median: ${small.median.toFixed(1)})`, value: small.p95 },
      ratio: large.p95 / small.p95,
      aim,
    }
  })
}

export const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}`
