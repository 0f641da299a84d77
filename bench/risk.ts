import { Client } from 'pg'
import { systemClock } from '../platform/server/clock.ts'
import { asking, counted, type Latency, latencies, openAsker, type Question, ratioRows } from './asked.ts'
import { askedCounty, fill, stationOf } from './fill.ts'
import { loadAskedCounty } from './lists.ts'
import type { Row } from './row.ts'
import { withScratch } from './scratch.ts'

/** How many files one worker has; with more files there are more workers. */
const eachWorker = 50

/** What the centre of a county asks of its risk files. */
const questions: readonly Question[] = [
  { what: 'risk files, first page', url: '/api/risk-files' },
  { what: 'red files', url: '/api/risk-files?grade=red' },
  { what: 'overdue files', url: '/api/risk-files?waiting=overdue' },
  { what: 'files of which the centre is told', url: '/api/risk-files?waiting=centre' },
  { what: 'risk files of a station', url: `/api/risk-files?station=${stationOf(askedCounty, 1)}` },
  { what: 'risk files: how many, by grade', url: '/api/risk-files/counts' },
  // A line a worker: with a hundred times the files there is a hundred times as much to show.
  { what: 'load of the county’s workers', url: '/api/risk-files/load', aim: null },
  { what: 'load of a station', url: `/api/risk-files/load?station=${stationOf(askedCounty, 1)}`, aim: null },
]

/** Latency of the risk list and the load view with few and with many files of one county. */
export const benchRisk = (sizes: readonly [few: number, many: number]): Promise<Row[]> =>
  withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, sizes[1], 1)
    await openAsker(platform)
    const measure = async (from: number, to: number): Promise<Latency[]> => {
      await openFiles(platform.ownerUrl, from, to)
      return asking(platform, (server, cookie) => latencies(server, cookie, questions))
    }
    const few = await measure(0, sizes[0])
    const many = await measure(sizes[0], sizes[1])
    const words = [counted(sizes[0], 'files'), `${counted(sizes[1], 'files of one county')}`] as const
    return ratioRows(questions, words, [few, many])
  })

/**
 * One open file for each of some people, of the grades that Luancheng tells (272, 278, 88);
 * what is due begins six days ago and lies in the interval of the grade.
 */
async function openFiles(ownerUrl: string, from: number, to: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into risk_file (province, id, person, opened_for, about, instrument, station, division, worker, worker_name, grade,
        rank, grade_from, raised_on, raised_at, opened_on, assessed_on, visit_every, met_in_person, met_seen, met_contact, next_kind,
        next_due_on, visit_due_on, head_on, centre_on)
      select province, overlay(id::text placing '7020' from 15 for 4)::uuid, id, id, 'child', 'cri-5', station, division, worker, '社工',
        (array['red', 'orange', 'blue'])[rank + 1], rank, day - 60, day - 60, (day - 60)::timestamptz, day - 60, day - 60, every,
        day - every, day - every, day - every, 'visit', due, due, due + 2, due + 4
      from (select p.*, $4::date as day, $4::date - 6 + ordinal % every as due,
          ('01890000-0000-7003-8000-' || lpad((ordinal / 11 / $3 * 11 + ordinal % 11)::text, 12, '0'))::uuid as worker
        from (select q.*, case when ordinal * 7 % 638 < 272 then 7 when ordinal * 7 % 638 < 550 then 15 else 30 end as every,
            case when ordinal * 7 % 638 < 272 then 0 when ordinal * 7 % 638 < 550 then 1 else 2 end as rank from person q) p
        where ordinal > $1 and ordinal <= $2) child`,
      [from, to, eachWorker, systemClock.today()],
    )
    await client.query('select recount_risk_files()')
    await client.query('vacuum (analyze) risk_file, risk_count')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
