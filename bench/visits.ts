import { execFile, execFileSync, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { platformOver } from '../apps/cli/platform.ts'
import { settingsFrom } from '../apps/cli/settings.ts'
import { commonErrors } from '../kernel/contract.ts'
import { httpServer } from '../platform/server/http/server.ts'
import { newId } from '../platform/server/ids.ts'
import { migrate } from '../platform/server/migrate.ts'
import { startEmbedded } from '../platform/server/postgres/embedded.ts'
import { accessErrors } from '../rooms/access/errors.ts'
import { accessRoutes, createDemoAccount, identifier } from '../rooms/access/server/index.ts'
import { activitiesErrors } from '../rooms/activities/errors.ts'
import { activitiesRoutes } from '../rooms/activities/server/index.ts'
import { median, type Row } from './row.ts'

/** What both sides do at once, and for how long; rounds take turns, so that a busy machine troubles both alike. */
const connections = 16
const seconds = 5
const rounds = 3
const people = 20_000
const county = 410621000000
const stations = 11

const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const stationOf = (person: number): string => idOf(900_000_000_000 + (person % stations))
const dayOf = (person: number): string =>
  `2023-${String((person % 12) + 1).padStart(2, '0')}-${String((person % 28) + 1).padStart(2, '0')}`

const bodyFor = (person: number) => ({
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

type Load = { readonly url: string; readonly cookie: string; readonly seconds: number }
type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
}

/**
 * Visits recorded over HTTP a second, with sign-in, permission, row-level security, audit line and dirty leaf, against
 * pgbench calling the same database function on the same tables in the same run. Installs Debian's pgbench where it
 * is missing.
 */
export async function benchVisits(): Promise<Row[]> {
  const pgbench = findPgbench()
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-bench-'))
  const embedded = await startEmbedded({ dataFolder: folder })
  try {
    await migrate(embedded.url)
    await seed(embedded.url)
    const platform = platformOver(embedded.url, settingsFrom({ ...process.env, ZHULIAN_DATA: folder }))
    try {
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
        routes: [...accessRoutes(platform, async () => null), ...activitiesRoutes(platform)],
        errors: { ...commonErrors, ...accessErrors, ...activitiesErrors },
        version: 'bench',
        identify: identifier(platform),
      })
      try {
        const load = {
          url: await server.listen({ host: '127.0.0.1', port: 0 }),
          cookie: await signIn(server),
        }
        const script = join(folder, 'record-visit.sql')
        writeFileSync(script, statement(account.account))
        return await takeTurns(
          (length) => overHttp({ ...load, seconds: length }),
          (length) => byPgbench(pgbench, embedded.url, script, length),
        )
      } finally {
        await server.close()
      }
    } finally {
      await platform.close()
    }
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takeTurns(
  http: (seconds: number) => Promise<Measured>,
  yardstick: (seconds: number) => Promise<number>,
): Promise<Row[]> {
  await http(2)
  await yardstick(1)
  const measured: Measured[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await yardstick(seconds))
    measured.push(await http(seconds))
  }
  const refused = measured.reduce((sum, one) => sum + one.refused, 0)
  if (refused > 0) throw new Error(`${refused} visits were refused`)
  const value = median(measured.map((one) => one.perSecond))
  const held = median(bare)
  return [
    {
      what: `visits recorded over HTTP, ${connections} connections`,
      value: Math.round(value),
      unit: '1/s',
      yardstick: { what: `pgbench, the same function, ${connections} clients`, value: Math.round(held) },
      ratio: value / held,
      aim: '≥ 0.5',
    },
    { what: 'recording a visit, median', value: median(measured.map((one) => one.p50)), unit: 'ms' },
    { what: 'recording a visit, 99 of 100', value: median(measured.map((one) => one.p99)), unit: 'ms' },
  ]
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

/** The load comes from a process of its own, as it would from other machines; it still shares the processors. */
function overHttp(load: Load): Promise<Measured> {
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

/** The statement that the server prepares, with its parameters made from a random person and an id of the instant. */
function statement(account: string): string {
  const names = ['account', 'low', 'high', 'exact', 'ranges', 'stations', 'persons'].map(
    (name) => `app.${name}`,
  )
  const values = [account, county, county + 999_999, 'on', `{[${county},${county + 999_999}]}`, '', '']
  const command = {
    province: 41,
    id: '~id~',
    account,
    name: 'activities.record-visit',
    hash: 'ab'.repeat(32),
    actorName: '李晓禾',
    request: '~id~',
  }
  const trip = {
    ...bodyFor(5),
    id: '~id~',
    provinces: [41],
    minutes: 40,
    worker: account,
    workerName: '李晓禾',
    people: ['~person~'],
    persons: [
      { id: '~id~', audit: '~id~', person: '~person~', seen: 'person', condition: '精神尚好,按时服药' },
    ],
    urgency: 0,
    duty: null,
    dutyKept: false,
    photos: [],
    by: account,
    today: '2026-01-01',
  }
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  // pgbench takes a colon and a word for a variable, also inside quotes: 09:00 is written 0900, and JSON spaced.
  const json = (value: object) => quoted(JSON.stringify(value, null, 1).replace(/(\d\d):(\d\d)/g, '$1$2'))
  return `\\set n random(1, ${people})
select record_visit(${quoted(`{${names.join(',')}}`)}, ${quoted(`{${values.map((value) => JSON.stringify(String(value))).join(',')}}`)},
  replace(${json(command)}, '~id~', made.id)::jsonb,
  replace(replace(${json(trip)}, '~id~', made.id), '~person~', made.person)::jsonb)
from (select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as at) now,
  lateral (select substr(at, 1, 8) || '-' || substr(at, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16) as id,
    '00000000-0000-7000-8000-' || lpad(:n::text, 12, '0') as person) made;
`
}

async function byPgbench(program: string, url: string, script: string, duration: number): Promise<number> {
  const options = ['-n', '-M', 'prepared', '-c', connections, '-j', 2, '-T', duration, '-f', script, url].map(
    String,
  )
  const { stdout } = await promisify(execFile)(program, options, {
    env: { ...process.env, PGOPTIONS: '-c role=zhulian_app -c timezone=Asia/Shanghai' },
  })
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1]
  if (!rate || failed !== '0') throw new Error(stdout)
  return Number(rate)
}

/** A county with a station a town and enough people that no two writers meet. */
async function seed(url: string): Promise<void> {
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
    select 41, id, gen_random_uuid(), division, station, (array['DB', 'TK', 'KJ', 'CJ', 'QT'])[1 + ordinal % 5], '2022-01-01' from person;
    analyze;`)
  await client.end()
}

function findPgbench(): string {
  const folders = ['/usr/bin', ...[18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`)]
  const found = () => folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path))
  const there = found()
  if (there) return there
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql-contrib'], {
    stdio: 'ignore',
  })
  const installed = found()
  if (!installed) throw new Error('pgbench is not there and could not be installed')
  return installed
}

if (process.argv[2] === sendArgument) {
  const measured = await sendVisits(JSON.parse(process.argv[3] ?? '') as Load)
  process.send?.(measured, () => process.exit(0))
}
