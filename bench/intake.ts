import { Client } from 'pg'
import { asking, counted, type Latency, latencies, openAsker, type Question, ratioRows } from './asked.ts'
import { askedCounty, fill, stationOf } from './fill.ts'
import { loadAskedCounty } from './lists.ts'
import type { Row } from './row.ts'
import { withScratch } from './scratch.ts'

/** What is asked of the inbox, as the county's officer. `@` stands for the cursor of the first page. */
const questions: readonly Question[] = [
  { what: 'inbox, first page', url: '/api/requests' },
  { what: 'inbox, a later page', url: '/api/requests?limit=20&cursor=@' },
  { what: 'inbox of a station', url: `/api/requests?station=${stationOf(askedCounty, 1)}` },
  { what: 'inbox, overdue', url: '/api/requests?tab=overdue' },
  { what: 'inbox, urgent', url: '/api/requests?urgency=urgent' },
  { what: 'inbox, ended', url: '/api/requests?tab=settled' },
]

/**
 * Latency of the inbox with few and with many open requests over one register, which is filled once: first with the few,
 * then with the others added.
 */
export const benchIntake = (people: number, sizes: readonly [few: number, many: number]): Promise<Row[]> =>
  withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, people)
    await openAsker(platform)
    const sealed = platform.cipher.seal(JSON.stringify({ text: '想咨询救助政策' }))
    const measure = async (from: number, to: number): Promise<Latency[]> => {
      await addRequests(platform.ownerUrl, sealed, from, to)
      return asking(platform, async (server, cookie) => {
        const first = await server.inject({ url: '/api/requests', headers: { cookie } })
        const next = first.json().next as string
        return latencies(
          server,
          cookie,
          questions.map((one) => ({ ...one, url: one.url.replace('@', next) })),
        )
      })
    }
    const few = await measure(0, sizes[0])
    const many = await measure(sizes[0], sizes[1])
    const words = [
      counted(sizes[0], 'open requests'),
      `${counted(sizes[1], 'open requests')} of ${counted(people, 'people')}`,
    ] as const
    return ratioRows(questions, words, [few, many])
  })

/**
 * Open requests over all counties, a twentieth of them in the one asked about, and as many that have ended: one for a
 * person, an eleventh of them urgent, received over two months. (A tenth would fall on other counties alone.)
 */
async function addRequests(ownerUrl: string, sealed: Buffer, from: number, to: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into request (province, id, number, source, received_at, received_on, clock_from, division, station, station_division,
         urgency, needs, triaged, about_name, name_keys, person, person_ordinal, anonymous, sealed, state, decided_at, decided_on,
         on_time, way, settled_at, follow_index, command, input_hash)
       select p.province, overlay(p.id::text placing to_char(7008 + k, 'FM0000') from 15 for 4)::uuid,
         format('QZ-%s-2023-%s-%s', p.county, p.ordinal, k), 'hotline', r.at, r.at::date, r.at, p.division, p.station,
         p.division / 1000 * 1000, case when p.ordinal % 11 = 0 then 2 when p.ordinal % 3 = 0 then 1 else 0 end, '{policy}', true,
         p.name, p.name_keys, p.id, p.ordinal, false, $3, case when k = 0 then 'received' else 'closed' end,
         case when k = 1 then r.at end, case when k = 1 then r.at::date end, case when k = 1 then true end,
         case when k = 1 then 'consultation' end, case when k = 1 then r.at end, decode(md5(p.ordinal || '-' || k), 'hex'),
         overlay(p.id::text placing to_char(7010 + k, 'FM0000') from 15 for 4)::uuid, decode(md5('x'), 'hex')
       from person p cross join generate_series(0, 1) k
         cross join lateral (select timestamptz '2023-11-01 09:00+08' + (p.ordinal % 86400) * interval '1 minute' as at) r
       where p.ordinal > $1 and p.ordinal <= $2`,
      [from, to, sealed],
    )
    await client.query('vacuum (analyze) request')
  } finally {
    await client.end()
  }
}
