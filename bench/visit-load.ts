import { fork } from 'node:child_process'
import autocannon from 'autocannon'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { commonErrors } from '../kernel/contract.ts'
import { httpServer } from '../platform/server/http/server.ts'
import { newId } from '../platform/server/ids.ts'
import type { Platform } from '../platform/server/platform.ts'
import { accessErrors } from '../rooms/access/errors.ts'
import { accessRoutes, createDemoAccount, identifier } from '../rooms/access/server/index.ts'
import { activitiesErrors } from '../rooms/activities/errors.ts'
import { activitiesRoutes } from '../rooms/activities/server/index.ts'

/** What records visits at once. */
export const connections = 16
export const people = 20_000
export const county = 410621000000
const stations = 11

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const stationOf = (person: number): string => idOf(900_000_000_000 + (person % stations))
export const loadedStations = Array.from({ length: stations }, (_, number) => stationOf(number))
const dayOf = (person: number): string =>
  `2023-${String((person % 12) + 1).padStart(2, '0')}-${String((person % 28) + 1).padStart(2, '0')}`

export const bodyFor = (person: number) => ({
  station: stationOf(person),
  visitedOn: dayOf(person),
  startedAt: '09:00',
  endedAt: '09:40',
  method: 'home',
  purpose: 'routine',
  livingConditions: '水电正常,院内整洁',
  requests: '希望申请临时救助',
  handled: ['policy'],
  urgency: 'ordinary',
  confirmation: 'signature',
})

const sendArgument = 'send-visits'

export type Load = { readonly url: string; readonly cookie: string; readonly seconds: number }
export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
}

/** A server that records visits, and the account of a social worker of the county. */
export async function visitServer(platform: Platform): Promise<{ account: string; server: FastifyInstance }> {
  const account = await createDemoAccount(platform, {
    userName: 'bench',
    password: 'Blue-Lantern-47',
    displayName: '李晓禾',
    home: { division: county },
    grants: [{ role: 'social-worker', scope: { kind: 'division', division: county } }],
  })
  const server = await httpServer({
    database: platform.database,
    clock: platform.clock,
    routes: [
      ...accessRoutes(platform, { findPerson: async () => null, findOrganisation: async () => null }),
      ...activitiesRoutes(platform),
    ],
    errors: { ...commonErrors, ...accessErrors, ...activitiesErrors },
    version: 'bench',
    identify: identifier(platform),
  })
  return { account: account.account, server }
}

export async function signIn(server: FastifyInstance, userName = 'bench'): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password: 'Blue-Lantern-47' },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.body}`)
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

/** The load comes from a process of its own, as it would from other machines; it still shares the processors. */
export function overHttp(load: Load): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [sendArgument, JSON.stringify(load)])
    child.once('message', (measured) => resolve(measured as Measured))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
  })
}

async function sendVisits({ url, cookie, seconds: duration }: Load): Promise<Measured> {
  let person = 0
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        path: '/api/visits',
        headers: { cookie, 'content-type': 'application/json' },
        setupRequest: (request) => {
          person = (person + 7919) % people
          const served = [
            { id: newId(), person: idOf(person + 1), seen: 'person', condition: '精神尚好,按时服药' },
          ]
          return {
            ...request,
            body: JSON.stringify({ ...bodyFor(person + 1), id: newId(), persons: served }),
          }
        },
      },
    ],
  })
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
  }
}

/** A county with a station a town and enough people that no two writers meet. */
export async function seedVisits(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const place = (number: string) => `${county} + (1 + ${number} % ${stations}) * 1000 + 100000`
  await client.query(`
    insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
    select 41, ('00000000-0000-7000-8000-' || (900000000000 + n)::text)::uuid, '410621-1' || lpad(n::text, 2, '0') || '-01', '社工站', 'shegongzhan', 'sgz',
      'station', ${place('n')}, '2021-10-08' from generate_series(0, ${stations - 1}) n;
    insert into person (province, id, file_number, name, pinyin, identity_kind, no_identity_reason, division, station, station_county,
      household, registered_on, stay_from)
    select 41, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'CL-410621-2022-' || n, '王小明', 'wangxiaoming', 'none', 'lost',
      ${place('n')} + 201 + n % 40, ('00000000-0000-7000-8000-' || (900000000000 + n % ${stations})::text)::uuid, 410621,
      ('00000000-0000-7000-8000-' || (800000000000 + n / 3)::text)::uuid, '2022-01-01', '2022-01-01'
    from generate_series(1, ${people}) n;
    insert into person_category (province, person, id, division, station, category, valid_from)
    select 41, id, gen_random_uuid(), division, station, (array['DB', 'TK', 'KJ', 'CJ', 'QT'])[1 + ordinal % 5], '2022-01-01' from person
      where id between '${idOf(1)}' and '${idOf(people)}';
    analyze;`)
  await client.end()
}

if (process.argv[2] === sendArgument) {
  const measured = await sendVisits(JSON.parse(process.argv[3] ?? '') as Load)
  process.send?.(measured, () => process.exit(0))
}
