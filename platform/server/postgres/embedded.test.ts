import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Embedded, runningEmbedded, startEmbedded } from './embedded.ts'
import { commandLine, processIdentity } from './process-identity.ts'
import { DatabaseNotStarted } from './refusal.ts'

const settings = { fsync: 'off', shared_buffers: '16MB' }
let dataFolder: string
let open: Embedded[]

// One cluster is made once; each test works on a copy, which also shows that a data folder may be moved.
let made: string

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'zhulian-launcher-'))
  const first = await startEmbedded({ dataFolder: made, settings })
  expect(first.freshlyCreated).toBe(true)
  await first.stop()
})

afterAll(() => rmSync(made, { recursive: true, force: true }))

beforeEach(() => {
  dataFolder = `${made}-${randomUUID()}`
  execFileSync('cp', ['-a', made, dataFolder])
  open = []
})

afterEach(async () => {
  for (const embedded of open) await embedded.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function start(patienceMilliseconds = 0): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder, settings, patienceMilliseconds })
  open.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

/** The shell that would stop the database when its process is gone. */
function guardOf(postmaster: number): number {
  const pids = existsSync('/proc/self')
    ? readdirSync('/proc')
    : execFileSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).split('\n')
  const isGuard = (words: string) => words.includes('read -r word') && words.trim().endsWith(` ${postmaster}`)
  return Number(pids.find((pid) => Number(pid) > 0 && isGuard(commandLine(Number(pid)))))
}

const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'started',
    (error) => (error instanceof DatabaseNotStarted ? error.refusal.code : String(error)),
  )

/** Another process that starts the database and stays; answers once the database does. */
async function startElsewhere(): Promise<{ pid: number; kill(): void }> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
    await startEmbedded(${JSON.stringify({ dataFolder, settings })})
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((ready) => child.stdout.once('data', ready))
  return { pid: Number(child.pid), kill: () => child.kill('SIGKILL') }
}

test('a second start keeps what was written, under Chinese collation and Shanghai time', async () => {
  const first = await start()
  await ask(first.url, "create table note as select '浚县' as words")
  await first.stop()
  expect(runningEmbedded(dataFolder)).toBeNull()

  const second = await start()
  expect(second.freshlyCreated).toBe(false)
  expect(await ask(second.url, 'select words from note')).toEqual(['浚县'])
  expect(await ask(second.url, 'show timezone')).toEqual(['Asia/Shanghai'])
  expect(
    await ask(second.url, "select string_agg(x, '' order by x) from unnest(array['重', '阿', '李']) x"),
  ).toEqual(['阿李重'])
  expect(await ask(second.url, 'show data_checksums')).toEqual(['on'])
})

test('the embedded database listens on no network port', async () => {
  const { url, socketFolder } = await start()
  expect(await ask(url, 'show listen_addresses')).toEqual([''])
  expect(execFileSync('ls', ['-ld', socketFolder], { encoding: 'utf8' })).toMatch(/^drwx------/)
})

test('two starts on one data folder: the second is refused, and told where to find the first', async () => {
  const first = await start()
  expect(await refusalOf(start())).toBe('data-folder-in-use')
  expect(runningEmbedded(dataFolder)).toEqual({ url: first.url, socketFolder: first.socketFolder })
  expect(await ask(first.url, 'select 1')).toEqual([1])
})

test('a start waits for the process that is just leaving', async () => {
  const first = await start()
  const second = start(20_000)
  await first.stop()
  expect(await ask((await second).url, 'select 1')).toEqual([1])
})

test('after kill -9 the database stops by itself and the next start keeps what was committed', async () => {
  const other = await startElsewhere()
  await ask(String(runningEmbedded(dataFolder)?.url), 'create table note as select 410621 as county')
  const postmaster = postmasterOf(dataFolder)
  other.kill()
  // A killed process closes its files, which stops the database, before it has wholly gone itself.
  for (const pid of [postmaster, other.pid]) while (processIdentity(pid) !== null) await setTimeout(20)

  expect(runningEmbedded(dataFolder)).toBeNull()
  expect(await ask((await start()).url, 'select county from note')).toEqual([410621])
})

test('after kill -9 of everything at once the next start recovers', async () => {
  const other = await startElsewhere()
  await ask(String(runningEmbedded(dataFolder)?.url), 'create table note as select 410621 as county')
  const postmaster = postmasterOf(dataFolder)
  for (const pid of [other.pid, guardOf(postmaster), postmaster]) process.kill(pid, 'SIGKILL')

  expect(await ask((await start(5000)).url, 'select county from note')).toEqual([410621])
})

test('a database that outlived its process is stopped and started anew', async () => {
  const other = await startElsewhere()
  const postmaster = postmasterOf(dataFolder)
  process.kill(guardOf(postmaster), 'SIGKILL')
  other.kill()

  const { url } = await start(5000)
  expect(processIdentity(postmaster)).toBeNull()
  expect(await ask(url, 'select 1')).toEqual([1])
})

test('a lock whose number now belongs to another process does not hold', async () => {
  writeFileSync(
    join(dataFolder, 'zhulian.lock'),
    JSON.stringify({ pid: process.ppid, identity: 'another boot 17' }),
  )
  expect(await ask((await start()).url, 'select 1')).toEqual([1])
})

test('a cluster of another major version is left alone', async () => {
  await (await start()).stop()
  writeFileSync(join(dataFolder, 'postgres/data/PG_VERSION'), '15\n')
  expect(await refusalOf(start())).toBe('database-version-differs')
})

test('a setting that PostgreSQL refuses is told with what PostgreSQL said, and the folder is free again', async () => {
  const refused = startEmbedded({
    dataFolder,
    settings: { ...settings, work_mem: 'much' },
    patienceMilliseconds: 0,
  })
  await expect(refused).rejects.toThrow(/work_mem/)
  expect(await ask((await start()).url, 'select 1')).toEqual([1])
})
