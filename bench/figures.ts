import { Client } from 'pg'
import type { OpenPlatform } from '../apps/cli/platform.ts'
import { productServer } from '../apps/server/compose.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { rebuildAllFigures, verifyAllFigures } from '../rooms/indicators/server/index.ts'
import { askInTurns, type Country, drawQuestions, groupAll } from './figure-questions.ts'
import { benchRecording } from './figure-recording.ts'
import { timedScans } from './figure-yardstick.ts'
import { fillNation, type NationSize } from './nation.ts'
import type { Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'
import { signIn } from './visit-load.ts'

/** People whose places are asked about, with every node above them. */
const peopleAsked = 30
const sampleSize = 100
const seed = 20231231

/**
 * Figures over the whole national tree, at a small and at a large size; the aims are ratios in one run. The small
 * country stays open beside the large one, and both are asked the same questions in turns.
 */
export const benchFigures = (
  sizes: readonly [small: NationSize, large: NationSize],
  tell: (found: readonly Row[]) => void,
): Promise<readonly Row[]> =>
  withScratch(async (small) => {
    await fillNation(small.ownerUrl, sizes[0])
    await rebuildAllFigures(small)
    return withScratch(async (large) => {
      const filling = await timed(() => fillNation(large.ownerUrl, sizes[1]))
      tell(await rebuildRows(large, sizes[1], filling))
      tell(await readRows(sizes, [small, large]))
      tell([await verifyRow(large)])
      // Last: its people come past the register's events, and are no matter for a recount.
      return benchRecording(large)
    })
  })

const recordsOf = ({ people, visitsEach }: NationSize): number => people * visitsEach
const words = (count: number): string => count.toLocaleString('en')

async function rebuildRows(platform: OpenPlatform, size: NationSize, filling: number): Promise<Row[]> {
  return withClient(platform, async (client) => {
    const scans = await timedScans(client, platform.worker.handle, 'one')
    const parallel = await timedScans(client, platform.worker.handle, 'several')
    const memory = watchMemory()
    const rebuild = await timed(() => rebuildAllFigures(platform))
    const peak = memory.stop()
    const millions = recordsOf(size) / 1e6
    const { rows } = await client.query<{ figures: string; visits: string }>(`select
      sum(pg_total_relation_size(oid)) filter (where relname ~ '^figure_(leaf|division|station|cell|ordinal)$') as figures,
      sum(pg_total_relation_size(oid)) filter (where relname = 'visit') as visits from pg_class where relkind = 'r'`)
    const [figures, visits] = [Number(rows[0]?.figures) / 1e6, Number(rows[0]?.visits) / 1e6]
    return [
      {
        what: `${words(recordsOf(size))} visits of ${words(size.people)} people filled in, over the national tree`,
        value: filling / 1000,
        unit: 's',
      },
      {
        what: `figures rebuilt from ${words(recordsOf(size))} visits`,
        value: rebuild / 1000,
        unit: 's',
        yardstick: { what: 'one aggregate scan a view, s', value: scans / 1000 },
        ratio: rebuild / scans,
        aim: '≤ 3',
      },
      {
        what: 'the same',
        value: rebuild / 1000,
        unit: 's',
        yardstick: { what: 'the scans by several processes, s', value: parallel / 1000 },
        ratio: rebuild / parallel,
      },
      {
        what: 'memory that rebuilding adds to the process, per million records',
        value: peak / millions,
        unit: 'MB',
      },
      {
        what: 'disk of the figures, per million records',
        value: figures / millions,
        unit: 'MB',
        yardstick: { what: 'of the visits with their indexes, MB', value: visits / millions },
        ratio: figures / visits,
      },
    ]
  })
}

/** An officer of the whole country asks about nodes at every level in months, quarters and the year. */
async function readRows(
  sizes: readonly [NationSize, NationSize],
  platforms: readonly [small: OpenPlatform, large: OpenPlatform],
): Promise<Row[]> {
  const countries = [await openCountry(platforms[0]), await openCountry(platforms[1])] as const
  try {
    const values = await askInTurns(
      countries,
      ({ node, period }) => `/api/figures?node=${node}&period=${period}`,
    )
    const parts = await askInTurns(
      countries,
      ({ node, period }) =>
        `/api/figures/split?node=${node}&period=${period}&measure=persons-visited&by=category`,
    )
    const grouped = await withClient(platforms[1], async (client) =>
      groupAll(client, await drawQuestions(client, 6)),
    )
    return [
      inTurns('every measure of a node and period', sizes, values),
      {
        what: 'the same by GROUP BY over the visits, 95 of 100',
        value: grouped,
        unit: 'ms',
        yardstick: { what: 'the figures', value: values[1] },
        ratio: grouped / values[1],
        aim: '≥ 100',
      },
      inTurns('distinct persons by category', sizes, parts),
    ]
  } finally {
    await Promise.all(countries.map(({ server }) => server.close()))
  }
}

async function openCountry(platform: OpenPlatform): Promise<Country> {
  await settleStorage(platform)
  await createDemoAccount(platform, {
    userName: 'nation',
    password: 'Blue-Lantern-47',
    displayName: '周明和',
    home: { division: 0 },
    grants: [{ role: 'county-officer', scope: { kind: 'division', division: 0 } }],
  })
  const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
  return {
    server,
    cookie: await signIn(server, 'nation'),
    questions: await withClient(platform, (client) => drawQuestions(client, peopleAsked)),
  }
}

/** What PostgreSQL does by itself some minutes after a bulk load: left undone it would fall on the answers. */
const settleStorage = (platform: OpenPlatform): Promise<void> =>
  withClient(platform, async (client) => {
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  })

const inTurns = (
  what: string,
  [few, many]: readonly [NationSize, NationSize],
  [small, large]: readonly [number, number],
): Row => ({
  what: `${what}, ${words(recordsOf(many))} visits, 95 of 100`,
  value: large,
  unit: 'ms',
  yardstick: { what: `${words(recordsOf(few))} visits`, value: small },
  ratio: large / small,
  aim: '≤ 1.5',
})

async function verifyRow(platform: OpenPlatform): Promise<Row> {
  const { rows, differences } = await verifyAllFigures(platform, { size: sampleSize, seed })
  return {
    what: `differences that verify finds in ${sampleSize} leaves and ${sampleSize} nodes`,
    value: differences.length,
    unit: '',
    yardstick: { what: 'rows recounted', value: rows },
    ratio: differences.length / rows,
    aim: '≤ 0',
  }
}

async function withClient<T>(platform: OpenPlatform, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: platform.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The most memory this process holds meanwhile, beyond what it holds now, in MB. */
function watchMemory(): { stop(): number } {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return (most - before) / 1e6
    },
  }
}
