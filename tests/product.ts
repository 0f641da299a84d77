import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Client } from 'pg'
import { inject } from 'vitest'
import { accountsOf } from '../apps/cli/demo/accounts.ts'
import { loadPlan } from '../apps/cli/demo/load.ts'
import { type DemoPlan, readPlan } from '../apps/cli/demo/plan.ts'
import { startBackground } from '../apps/server/background.ts'
import { productServer } from '../apps/server/compose.ts'
import type { Clock } from '../platform/server/clock.ts'
import { connect } from '../platform/server/database/connect.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { type Prepared, type TestPlatform, testPlatform } from './database.ts'
import { xunxian } from './small-county.ts'
import { builtWeb, oneByOne } from './web-build.ts'

/** The whole product as `npm start` runs it, over a small county, on 29 December 2023 unless a clock is handed in. */
export type Product = {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly address: string
  readonly platform: TestPlatform
  close(): Promise<void>
}

/** The demo county with two of its stations, five dozen visits and the same accounts; seconds instead of minutes. */
export function smallPlan(): DemoPlan {
  // Without risk files: they live on the day of loading, and that day lies within the year that the figures tell of.
  const { risk: _, ...plan } = readPlan('xunxian')
  const towns = [410621105000, 410621001000]
  return {
    ...plan,
    ...(plan.activities ? { activities: { ...plan.activities, count: 6, joint: 2, attendances: 60 } } : {}),
    ...(plan.classes ? { classes: { ...plan.classes, children: 3, sessions: 2 } } : {}),
    stations: plan.stations
      .filter((station) => towns.includes(station.town))
      .map((station) => ({ ...station, workers: 1 })),
    groups: { ...plan.groups, opened: 3, members: [4, 6], sessions: [2, 4] },
    cases: { opened: 3, closed: 1, moved: 1 },
    protection: { sent: 1, waiting: 1 },
    ...(plan.contest ? { contest: { ...plan.contest, entries: plan.contest.entries.slice(0, 3) } } : {}),
    juvenile: readPlan('dongbao').juvenile,
    people: [
      { categories: ['DB'], age: [19, 84], visits: 30, visits_each: 3, disability: false },
      { categories: ['DB', 'KJ'], age: [3, 15], visits: 10, visits_each: 3, disability: false },
      { categories: ['TK'], age: [60, 90], visits: 10, visits_each: 3, disability: false },
      { categories: ['CJ'], age: [20, 78], visits: 10, visits_each: 3, disability: true },
    ],
  }
}

export async function startProduct(clock?: Clock): Promise<Product> {
  const prepared = await prepare()
  const made = await testPlatform(undefined, prepared)
  const platform = { ...made, clock: clock ?? made.clock }
  const background = await startBackground(platform, platform.ownerUrl)
  const server = await productServer(platform, {
    version: 'test',
    demoAccounts: accountsOf(smallPlan()),
    webFolder: prepared.webFolder,
    // A broken answer says why on the terminal, with its stack.
    logger: { level: 'error' },
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    platform,
    close: async () => {
      await server.close()
      await background.stop()
      await platform.close()
    },
  }
}

/** Once in a run, by whichever file comes first: a database with the small county is loaded while the web app is built. */
async function prepare(): Promise<Prepared & { readonly webFolder: string }> {
  const county = {
    database: 'zhulian_small_county',
    dataFolder: join(inject('runFolder'), 'small-county'),
  }
  const loaded = oneByOne('small-county', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [county.database])
    if (rowCount === 0) await loadSmallCounty(client, county)
  })
  const [webFolder] = await Promise.all([builtWeb(), loaded])
  return { ...county, webFolder }
}

/** Loads the county into a database of its own, then keeps it as one that nobody is connected to. */
async function loadSmallCounty(client: Client, { database, dataFolder }: Prepared): Promise<void> {
  mkdirSync(dataFolder)
  const platform = await testPlatform(undefined, { database: 'zhulian_template', dataFolder })
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [xunxian] })
  await owner.close()
  await loadPlan(platform, smallPlan(), { step: () => {}, share: () => {} })
  await platform.disconnect()
  const loaded = new URL(platform.ownerUrl).pathname.slice(1)
  await client.query(`alter database ${loaded} rename to ${database}`)
}
