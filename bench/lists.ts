import type { FastifyInstance } from 'fastify'
import { productServer } from '../apps/server/compose.ts'
import { connect } from '../platform/server/database/connect.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { rebuildAllFigures } from '../rooms/indicators/server/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { askedCounty, fill, personOf, stationOf } from './fill.ts'
import { median, percentile, type Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

const repetitions = 40

/** What is asked, as the county's officer: first pages that are full at either size, so that both show as much. */
const questions: readonly { readonly what: string; readonly url: string; readonly aim: string }[] = [
  { what: 'people, first page', url: '/api/people', aim: '≤ 1.5' },
  { what: 'search a common surname (王)', url: `/api/people?search=${encodeURIComponent('王')}`, aim: '≤ 2' },
  { what: 'search initials (wy), ten', url: '/api/people?search=wy&limit=10', aim: '≤ 2' },
  { what: 'search pinyin (wang), ten', url: '/api/people?search=wang&limit=10', aim: '≤ 2' },
  { what: 'search the last four digits', url: '/api/people?search=0020', aim: '≤ 2' },
  { what: 'search a whole phone number', url: '/api/people?search=19900000020', aim: '≤ 2' },
  { what: 'a person’s file', url: `/api/people/${personOf(20)}`, aim: '≤ 1.5' },
  { what: 'visits of a station', url: `/api/visits?station=${stationOf(askedCounty, 1)}`, aim: '≤ 1.5' },
  { what: 'visits of a county', url: '/api/visits?division=410621', aim: '≤ 1.5' },
  { what: 'dashboard: figures of the year', url: '/api/figures?node=410621&period=2023', aim: '≤ 1.5' },
  {
    what: 'dashboard: beside the year before',
    url: '/api/figures/comparison?node=410621&period=2023&equalDays=false',
    aim: '≤ 1.5',
  },
  {
    what: 'dashboard: trend of two years',
    url: '/api/figures/trend?node=410621&until=2023&count=24',
    aim: '≤ 1.5',
  },
  { what: 'dashboard: by town', url: '/api/figures/children?node=410621&period=2023', aim: '≤ 1.5' },
]

export type Measured = { readonly median: number; readonly p95: number }

/** Latency of lists, search and dashboard at a small and at a large register; the aim is their ratio. */
export async function benchLists(sizes: readonly [small: number, large: number]): Promise<Row[]> {
  const [small, large] = [await measure(sizes[0]), await measure(sizes[1])]
  const rows = questions.map(({ what, aim }, at): Row => {
    const [few, many] = [small.asked[at] as Measured, large.asked[at] as Measured]
    return {
      what: `${what}, ${words(sizes[1])} people`,
      value: many.median,
      unit: `ms (95 of 100: ${many.p95.toFixed(1)})`,
      yardstick: { what: `${words(sizes[0])} people`, value: few.median },
      ratio: many.median / few.median,
      aim,
    }
  })
  return [
    ...rows,
    { what: `figures rebuilt from ${words(sizes[1])} visits`, value: large.rebuild / 1000, unit: 's' },
    { what: 'a figure after one more visit, read at the county', value: large.afterVisit, unit: 'ms' },
  ]
}

const words = (count: number): string => count.toLocaleString('en')

function measure(count: number) {
  return withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, count)
    const rebuild = await timed(() => rebuildAllFigures(platform))
    await createDemoAccount(platform, {
      userName: 'bench',
      password: 'Blue-Lantern-47',
      displayName: '周明和',
      home: { division: askedCounty * 1_000_000 },
      grants: [{ role: 'county-officer', scope: { kind: 'division', division: askedCounty * 1_000_000 } }],
    })
    const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
    try {
      const cookie = await signIn(server)
      const asked: Measured[] = []
      for (const { url } of questions) asked.push(await ask(server, cookie, url))
      await platform.worker.pool.query(
        `insert into figure_dirty (station, month, division) values ($1, 202305, 410621102000)`,
        [stationOf(askedCounty, 1)],
      )
      const afterVisit = await timed(() =>
        server.inject({ url: '/api/figures?node=410621&period=2023', headers: { cookie } }),
      )
      return { asked, rebuild, afterVisit }
    } finally {
      await server.close()
    }
  })
}

export async function loadAskedCounty(ownerUrl: string): Promise<void> {
  const owner = connect(ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [askedCounty * 1_000_000] })
  await owner.close()
}

export async function signIn(server: FastifyInstance): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName: 'bench', password: 'Blue-Lantern-47' },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.body}`)
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

export async function ask(server: FastifyInstance, cookie: string, url: string): Promise<Measured> {
  const took: number[] = []
  for (let round = 0; round < repetitions + 5; round += 1) {
    const milliseconds = await timed(async () => {
      const answer = await server.inject({ url, headers: { cookie } })
      if (answer.statusCode !== 200)
        throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
    })
    // The first rounds fill caches and compile; they are what nobody waits for twice.
    if (round >= 5) took.push(milliseconds)
  }
  return { median: median(took), p95: percentile(took, 0.95) }
}
