import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { productServer } from '../apps/server/compose.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { fillNation } from './nation.ts'
import { percentile, type Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

const repetitions = 12
const plan = 'jilin-14th-five-year-plan'

/** What an officer of Jilin asks, over the registers of the whole country. */
const questions: readonly { readonly what: string; readonly url: string; readonly aim: number }[] = [
  { what: 'targets of a province', url: '/api/targets?node=220000', aim: 1000 },
  { what: 'targets of a county', url: '/api/targets?node=220102', aim: 1000 },
  {
    what: 'coverage of a province’s townships (J8)',
    url: `/api/targets/places?node=220000&target=${plan}/J8&show=all&limit=50`,
    aim: 100,
  },
  {
    what: 'who falls short: a county’s villages (J5)',
    url: `/api/targets/places?node=220102&target=${plan}/J5&limit=50`,
    aim: 100,
  },
  {
    what: 'who falls short: a province’s urban communities (J3)',
    url: `/api/targets/places?node=220000&target=${plan}/J3&limit=50`,
    aim: 500,
  },
  { what: 'by city (J9)', url: `/api/targets/parts?node=220000&target=${plan}/J9`, aim: 500 },
]

/** Targets over the national tree: a station in every township, a worker in each, and two in every tenth community. */
export function benchTargets(): Promise<Row[]> {
  return withScratch(async (platform) => {
    await fillNation(platform.ownerUrl, { people: 1_000, visitsEach: 1 })
    await fillWorkforce(platform.ownerUrl)
    await createDemoAccount(platform, {
      userName: 'bench',
      password: 'Blue-Lantern-47',
      displayName: '周明和',
      home: { division: 220000000000 },
      grants: [{ role: 'county-officer', scope: { kind: 'division', division: 220000000000 } }],
    })
    const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
    try {
      const signedIn = await server.inject({
        method: 'POST',
        url: '/api/session',
        payload: { userName: 'bench', password: 'Blue-Lantern-47' },
      })
      const cookie = signedIn.cookies
        .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
        .join('; ')
      const rows: Row[] = []
      for (const { what, url, aim } of questions) {
        const took = await ask(server, cookie, url)
        rows.push({
          what,
          value: percentile(took, 0.5),
          unit: `ms (95 of 100: ${percentile(took, 0.95).toFixed(0)})`,
          yardstick: { what: 'ms a reader waits for', value: aim },
          ratio: percentile(took, 0.5) / aim,
          aim: '≤ 1',
        })
      }
      return rows
    } finally {
      await server.close()
    }
  })
}

async function ask(server: FastifyInstance, cookie: string, url: string): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < repetitions + 3; round += 1) {
    const milliseconds = await timed(async () => {
      const answer = await server.inject({ url, headers: { cookie } })
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    })
    if (round >= 3) took.push(milliseconds)
  }
  return took
}

/** Rows as the register keeps them for the figures. */
async function fillWorkforce(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`
      insert into workforce_flow_kept (province, id, station, division, month, day, change, aspect, employer, post, level,
        certified, registered, talent, full_time, social_worker, elderly, adolescent, place_class, sex)
      select d.code / 10000000000, gen_random_uuid(), '00000000-0000-0000-0000-000000000000', d.code, 202301, '2023-01-01', 1,
        'person', case d.level when 5 then 'community' else 'station' end,
        case d.level when 5 then 'community-worker' else 'social-worker' end, 'assistant', true, true, d.level = 5, true,
        d.level = 4, false, false, 'unknown', 1
      from division d cross join generate_series(1, 2) n
      where d.valid_to is null and (d.level = 4 or (d.level = 5 and d.code / 7 % 10 = 0))`)
    await client.query('vacuum (analyze) workforce_flow_kept')
  } finally {
    await client.end()
  }
}
