import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { productServer } from '../apps/server/compose.ts'
import { connect } from '../platform/server/database/connect.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { askedCounty, fill, stationOf } from './fill.ts'
import { median, percentile, type Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

const repetitions = 40

/** What is asked of the inbox, as the county's officer and so that each page is full at either size. */
const questions: readonly { readonly what: string; readonly url: string }[] = [
  { what: 'inbox, first page', url: '/api/requests' },
  { what: 'inbox, a later page', url: '/api/requests?limit=20&cursor=@' },
  { what: 'inbox of a station', url: `/api/requests?station=${stationOf(askedCounty, 1)}` },
  { what: 'inbox, overdue', url: '/api/requests?tab=overdue' },
  { what: 'inbox, urgent', url: '/api/requests?urgency=urgent' },
  { what: 'inbox, ended', url: '/api/requests?tab=settled' },
]

export type IntakeSize = { readonly people: number; readonly open: number }

/** Latency of the inbox with few and with many open requests over the same register; the aim is their ratio. */
export async function benchIntake(sizes: readonly [few: IntakeSize, many: IntakeSize]): Promise<Row[]> {
  const [few, many] = [await measure(sizes[0]), await measure(sizes[1])]
  const words = (count: number) => count.toLocaleString('en')
  return questions.map(({ what }, at): Row => {
    const [before, after] = [few[at] as Measured, many[at] as Measured]
    return {
      what: `${what}, ${words(sizes[1].open)} open requests, ${words(sizes[1].people)} people`,
      value: after.median,
      unit: `ms (95 of 100: ${after.p95.toFixed(1)})`,
      yardstick: { what: `${words(sizes[0].open)} open requests`, value: before.median },
      ratio: after.median / before.median,
      aim: '≤ 1.5',
    }
  })
}

type Measured = { readonly median: number; readonly p95: number }

const measure = (size: IntakeSize): Promise<Measured[]> =>
  withScratch(async (platform) => {
    const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
    await loadDivisions(owner.pool, { only: [askedCounty * 1_000_000] })
    await owner.close()
    await fill(platform.ownerUrl, platform.cipher, size.people)
    await fillRequests(
      platform.ownerUrl,
      platform.cipher.seal(JSON.stringify({ text: '想咨询救助政策' })),
      size.open,
    )
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
      const next = (await server.inject({ url: '/api/requests', headers: { cookie } })).json().next as string
      const asked: Measured[] = []
      for (const { url } of questions) asked.push(await ask(server, cookie, url.replace('@', next)))
      return asked
    } finally {
      await server.close()
    }
  })

/**
 * Open requests over all counties, a twentieth of them in the one asked about, and as many that have ended: one for a
 * person, a tenth of them urgent, received over two months.
 */
async function fillRequests(ownerUrl: string, sealed: Buffer, open: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into request (province, id, number, source, received_at, received_on, clock_from, division, station, station_division,
         urgency, needs, triaged, about_name, name_keys, person, person_ordinal, anonymous, sealed, state, decided_at, decided_on,
         on_time, way, settled_at, follow_index, command, input_hash)
       select p.province, overlay(p.id::text placing to_char(7008 + k, 'FM0000') from 15 for 4)::uuid,
         format('QZ-%s-2023-%s-%s', p.county, p.ordinal, k), 'hotline', r.at, r.at::date, r.at, p.division, p.station,
         p.division / 1000 * 1000, case when p.ordinal % 10 = 0 then 2 when p.ordinal % 3 = 0 then 1 else 0 end, '{policy}', true,
         p.name, p.name_keys, p.id, p.ordinal, false, $2, case when k = 0 then 'received' else 'closed' end,
         case when k = 1 then r.at end, case when k = 1 then r.at::date end, case when k = 1 then true end,
         case when k = 1 then 'consultation' end, case when k = 1 then r.at end, decode(md5(p.ordinal || '-' || k), 'hex'),
         overlay(p.id::text placing to_char(7010 + k, 'FM0000') from 15 for 4)::uuid, decode(md5('x'), 'hex')
       from person p cross join generate_series(0, 1) k
         cross join lateral (select timestamptz '2023-11-01 09:00+08' + (p.ordinal % 86400) * interval '1 minute' as at) r
       where p.ordinal <= $1`,
      [open, sealed],
    )
    await client.query('vacuum (analyze) request')
  } finally {
    await client.end()
  }
}

async function signIn(server: FastifyInstance): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName: 'bench', password: 'Blue-Lantern-47' },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.body}`)
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

async function ask(server: FastifyInstance, cookie: string, url: string): Promise<Measured> {
  const took: number[] = []
  for (let round = 0; round < repetitions + 5; round += 1) {
    const milliseconds = await timed(async () => {
      const answer = await server.inject({ url, headers: { cookie } })
      if (answer.statusCode !== 200 || answer.json().items.length === 0)
        throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
    })
    // The first rounds fill caches and compile; they are what nobody waits for twice.
    if (round >= 5) took.push(milliseconds)
  }
  return { median: median(took), p95: percentile(took, 0.95) }
}
