import { productServer } from '../apps/server/compose.ts'
import { connect } from '../platform/server/database/connect.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { askedCounty, fill, stationOf } from './fill.ts'
import { ask, loadAskedCounty, type Measured, signIn } from './lists.ts'
import type { Row } from './row.ts'
import { withScratch } from './scratch.ts'

/** How many cases one worker has open; with more cases there are more workers. */
const eachWorker = 25

const workerOf = (number: number): string => `01890000-0000-7003-8000-${String(number).padStart(12, '0')}`

/** What a county's officer asks of cases: first pages that are full at either size. */
const questions: readonly { readonly what: string; readonly url: string; readonly aim?: string }[] = [
  { what: 'cases, first page', url: '/api/cases', aim: '≤ 1.5' },
  { what: 'open cases, first page', url: '/api/cases?state=open', aim: '≤ 1.5' },
  { what: 'open cases in intervention', url: '/api/cases?state=open&phase=intervention', aim: '≤ 1.5' },
  { what: 'overdue cases, first page', url: '/api/cases?overdue=true', aim: '≤ 1.5' },
  { what: 'cases that wait for a signature', url: '/api/cases?unsigned=true', aim: '≤ 1.5' },
  { what: 'the caseload of a worker', url: `/api/cases?worker=${workerOf(1)}&state=open`, aim: '≤ 1.5' },
  { what: 'cases by initials of the client (wy)', url: '/api/cases?name=wy', aim: '≤ 2' },
  { what: 'cases of a station', url: `/api/cases?station=${stationOf(askedCounty, 1)}`, aim: '≤ 1.5' },
  {
    what: 'caseloads of all workers of a station',
    url: `/api/cases/caseload?station=${stationOf(askedCounty, 1)}`,
  },
]

export type CaseloadSize = { readonly people: number; readonly cases: number }

/** Latency of the lists of cases with few and with many open ones; the aim is their ratio. */
export async function benchCaseload(sizes: readonly [few: CaseloadSize, many: CaseloadSize]): Promise<Row[]> {
  const [few, many] = [await measure(sizes[0]), await measure(sizes[1])]
  return questions.map(({ what, aim }, at): Row => {
    const [small, large] = [few[at] as Measured, many[at] as Measured]
    return {
      what: `${what}, ${sizes[1].cases.toLocaleString('en')} open cases`,
      value: large.median,
      unit: `ms (95 of 100: ${large.p95.toFixed(1)})`,
      yardstick: { what: `${sizes[0].cases.toLocaleString('en')} open cases`, value: small.median },
      ratio: large.median / small.median,
      ...(aim ? { aim } : {}),
    }
  })
}

function measure({ people, cases }: CaseloadSize): Promise<Measured[]> {
  return withScratch(async (platform) => {
    await loadAskedCounty(platform.ownerUrl)
    await fill(platform.ownerUrl, platform.cipher, people)
    await openCases(platform.ownerUrl, cases)
    const county = { division: askedCounty * 1_000_000 }
    await createDemoAccount(platform, {
      userName: 'bench',
      password: 'Blue-Lantern-47',
      displayName: '周明和',
      home: county,
      grants: [{ role: 'county-officer', scope: { kind: 'division', ...county } }],
    })
    const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
    try {
      const cookie = await signIn(server)
      const asked: Measured[] = []
      for (const { url } of questions) asked.push(await ask(server, cookie, url))
      return asked
    } finally {
      await server.close()
    }
  })
}

/**
 * One open case for each of the first people, in all phases; one in eight is overdue, one in ten waits for a signature. The
 * people of the county asked about are every twentieth, and its workers have their cases one after the other.
 */
async function openCases(ownerUrl: string, cases: number): Promise<void> {
  const owner = connect(ownerUrl, 'owner', { max: 1 })
  await owner.pool.query(
    `insert into service_case (province, id, number, person, person_ordinal, station, division, kind, problem, source, opened_on,
      opened_station, opened_division, worker, worker_name, opened_by, phase, phase_since, due_on, due_kind, awaits_signature, contacts)
    select province, overlay(id::text placing '7006' from 15 for 4)::uuid, 'GA-' || station_county || '-2023-' || lpad(ordinal::text, 7, '0'),
      id, ordinal, station, division, 'ordinary', 'care', 'found', day, station, division, worker, '社工', worker, phase, day,
      case when ordinal / 20 % 8 = 0 then date '2023-06-01' + ordinal % 28 else date '2099-01-01' end, 'record',
      ordinal / 20 % 10 = 0, 3
    from (select p.*, date '2023-01-01' + ordinal % 330 as day,
        ('01890000-0000-7003-8000-' || lpad(((ordinal - 1) / 20 / $2 * 20 + (ordinal - 1) % 20 + 1)::text, 12, '0'))::uuid as worker,
        (array['intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing'])[ordinal / 20 % 6 + 1] as phase
      from person p where ordinal <= $1) client`,
    [cases, eachWorker],
  )
  await owner.pool.query('vacuum (analyze) service_case')
  await owner.close()
}
