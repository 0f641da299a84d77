import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { platformOver } from '../apps/cli/platform.ts'
import { settingsFrom } from '../apps/cli/settings.ts'
import { migrate } from '../platform/server/migrate.ts'
import { startEmbedded } from '../platform/server/postgres/embedded.ts'
import { median, type Row } from './row.ts'
import {
  bodyFor,
  connections,
  county,
  type Measured,
  overHttp,
  people,
  seedVisits,
  signIn,
  visitServer,
} from './visit-load.ts'

/** How long both sides work at once; rounds take turns, so that a busy machine troubles both alike. */
const seconds = 5
const rounds = 3

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
    await seedVisits(embedded.url)
    const platform = platformOver(embedded.url, settingsFrom({ ...process.env, ZHULIAN_DATA: folder }))
    try {
      const { account, server } = await visitServer(platform)
      try {
        const load = {
          url: await server.listen({ host: '127.0.0.1', port: 0 }),
          cookie: await signIn(server),
        }
        const script = join(folder, 'record-visit.sql')
        writeFileSync(script, statement(account))
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
