import { Client } from 'pg'
import { asking, counted, type Latency, latencies, openAsker, type Question, ratioRows } from './asked.ts'
import { askedCounty, fill, stationOf } from './fill.ts'
import { loadAskedCounty } from './lists.ts'
import type { Row } from './row.ts'
import { withScratch } from './scratch.ts'

/** How many cases one worker has open; with more cases there are more workers. */
const eachWorker = 25

const workerOf = (number: number): string => `01890000-0000-7003-8000-${String(number).padStart(12, '0')}`

/** What a county's officer asks of cases. */
const questions: readonly Question[] = [
  { what: 'cases, first page', url: '/api/cases' },
  { what: 'open cases, first page', url: '/api/cases?state=open' },
  { what: 'open cases in intervention', url: '/api/cases?state=open&phase=intervention' },
  { what: 'overdue cases, first page', url: '/api/cases?overdue=true' },
  { what: 'cases that wait for a signature', url: '/api/cases?unsigned=true' },
  { what: 'the caseload of a worker', url: `/api/cases?worker=${workerOf(1)}&state=open` },
  { what: 'cases by initials of the client (wy)', url: '/api/cases?name=wy', aim: '≤ 2' },
  { what: 'cases of a station', url: `/api/cases?station=${stationOf(askedCounty, 1)}` },
  // A line a worker: with a hundred times the cases there is a hundred times as much to show.
  {
    what: 'caseloads of all workers of a station',
    url: `/api/cases/caseload?station=${stationOf(askedCounty, 1)}`,
    aim: null,
  },
  { what: 'caseloads of all workers of the county', url: '/api/cases/caseload', aim: null },
]

/** Latency of the lists of cases with few and with many open ones over one register, which is filled once. */
export const benchCaseload = (people: number, sizes: readonly [few: number, many: number]): Promise<Row[]> =>
  withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, people)
    await openAsker(platform)
    const measure = async (from: number, to: number): Promise<Latency[]> => {
      await openCases(platform.ownerUrl, from, to)
      return asking(platform, (server, cookie) => latencies(server, cookie, questions))
    }
    const few = await measure(0, sizes[0])
    const many = await measure(sizes[0], sizes[1])
    const words = [
      counted(sizes[0], 'open cases'),
      `${counted(sizes[1], 'open cases')} of ${counted(people, 'people')}`,
    ] as const
    return ratioRows(questions, words, [few, many])
  })

/**
 * One open case for each of some people, in all phases; one in eight is overdue, one in ten waits for a signature. The
 * people of the county asked about are every twentieth, and its workers have their cases one after the other.
 */
async function openCases(ownerUrl: string, from: number, to: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into service_case (province, id, number, person, person_ordinal, station, division, kind, problem, source, opened_on,
        opened_station, opened_division, worker, worker_name, opened_by, phase, phase_since, due_on, due_kind, awaits_signature, contacts)
      select province, overlay(id::text placing '7006' from 15 for 4)::uuid, 'GA-' || station_county || '-2023-' || lpad(ordinal::text, 7, '0'),
        id, ordinal, station, division, 'ordinary', 'care', 'found', day, station, division, worker, '社工', worker, phase, day,
        case when ordinal / 20 % 8 = 0 then date '2023-06-01' + ordinal % 28 else date '2099-01-01' end, 'record',
        ordinal / 20 % 10 = 0, 3
      from (select p.*, date '2023-01-01' + ordinal % 330 as day,
          ('01890000-0000-7003-8000-' || lpad(((ordinal - 1) / 20 / $3 * 20 + (ordinal - 1) % 20 + 1)::text, 12, '0'))::uuid as worker,
          (array['intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing'])[ordinal / 20 % 6 + 1] as phase
        from person p where ordinal > $1 and ordinal <= $2) client`,
      [from, to, eachWorker],
    )
    await client.query('vacuum (analyze) service_case')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
