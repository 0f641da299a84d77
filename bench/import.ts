import { fork } from 'node:child_process'
import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type OpenPlatform, platformOver } from '../apps/cli/platform.ts'
import { settingsFrom } from '../apps/cli/settings.ts'
import { productServer } from '../apps/server/compose.ts'
import { connect } from '../platform/server/database/connect.ts'
import { newId } from '../platform/server/ids.ts'
import { startJobs } from '../platform/server/jobs.ts'
import { createDemoAccount } from '../rooms/access/server/index.ts'
import { visitsOfPersons } from '../rooms/activities/server/index.ts'
import { openSpreadsheet } from '../rooms/documents/server/index.ts'
import { peopleJobs } from '../rooms/people/server/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { writeLedger } from '../tests/fixtures/ledger.ts'
import type { Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

const asServer = 'import-server'
const county = 410621000000
const password = 'Blue-Lantern-47'
const station = '01890000-0000-7001-8000-000000000001'

type Ready = { readonly url: string; readonly cookie: string }

/**
 * A ledger through the whole product (upload, reading, checking, matching, sealing, writing) in a server process of its
 * own, against reading the file alone and a bare COPY of the same rows.
 */
export function benchImport(people: number): Promise<Row[]> {
  return withScratch(async (platform, folder) => {
    const file = join(folder, 'ledger.xlsx')
    await writeLedger(file, { rows: people, seed: 410621 })
    await prepare(platform)
    const lines: string[] = []
    const reading = await timed(() => readAlone(file, lines))
    const copying = await timedCopy(platform.ownerUrl, lines)
    const child = fork(import.meta.filename, [asServer, platform.ownerUrl, folder], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const [ready] = (await once(child, 'message')) as [Ready]
    let counts = { created: 0, rejected: 0 }
    const whole = await timed(async () => {
      counts = await importOver(ready, file)
    })
    child.send('stop')
    const [megabytes] = (await once(child, 'message')) as [number]
    await once(child, 'exit')
    const bare = reading + copying
    return [
      {
        what: `${lines.length.toLocaleString('en')} ledger rows imported (${counts.created.toLocaleString('en')} people, ${counts.rejected.toLocaleString('en')} rows wait)`,
        value: whole / 1000,
        unit: 's',
        yardstick: { what: 'reading the file alone + bare COPY, s', value: bare / 1000 },
        ratio: whole / bare,
        aim: '≤ 5',
      },
      {
        what: 'peak memory of the server while importing',
        value: megabytes,
        unit: 'MB',
        yardstick: { what: 'allowed, MB', value: 400 },
        ratio: megabytes / 400,
        aim: '≤ 1',
      },
    ]
  })
}

/** A county, its guidance centre and an officer who may import. */
async function prepare(platform: OpenPlatform): Promise<void> {
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [county] })
  await owner.pool.query(
    `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
     values (41, $1, '410621-000-01', '指导中心', 'zhidaozhongxin', 'zdzx', 'guidance-centre', $2, '2021-01-01')`,
    [station, county],
  )
  await owner.close()
  await createDemoAccount(platform, {
    userName: 'bench',
    password,
    displayName: '周明和',
    home: { division: county },
    grants: [{ role: 'county-officer', scope: { kind: 'division', division: county } }],
  })
}

async function readAlone(file: string, lines: string[]): Promise<void> {
  const opened = await openSpreadsheet(file)
  if (!opened.ok) throw new Error(opened.error.code)
  for (const sheet of opened.value.sheets) {
    for await (const row of opened.value.rows(sheet)) lines.push(JSON.stringify(row.cells))
  }
}

async function timedCopy(ownerUrl: string, lines: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('create table bare_ledger (row text)')
    return await timed(async () => {
      const stream = client.query(copyFrom('copy bare_ledger from stdin'))
      for (const line of lines)
        if (!stream.write(`${line.replaceAll('\\', '\\\\')}\n`)) await once(stream, 'drain')
      stream.end()
      await finished(stream)
    })
  } finally {
    await client.end()
  }
}

async function importOver(
  { url, cookie }: Ready,
  file: string,
): Promise<{ created: number; rejected: number }> {
  const id = newId()
  const form = new FormData()
  form.set('id', id)
  form.set('station', station)
  form.set('file', await openAsBlob(file), 'ledger.xlsx')
  const sent = await fetch(`${url}/api/people/imports`, { method: 'POST', body: form, headers: { cookie } })
  if (sent.status !== 202) throw new Error(await sent.text())
  await until({ url, cookie }, id, 'ready')
  const applied = await fetch(`${url}/api/people/imports/${id}/application`, {
    method: 'POST',
    body: JSON.stringify({ id: newId() }),
    headers: { cookie, 'content-type': 'application/json' },
  })
  if (applied.status !== 202) throw new Error(await applied.text())
  return until({ url, cookie }, id, 'applied')
}

async function until({ url, cookie }: Pick<Ready, 'url' | 'cookie'>, id: string, state: string) {
  for (;;) {
    const answer = await fetch(`${url}/api/people/imports/${id}`, { headers: { cookie } })
    const body = (await answer.json()) as {
      state: string
      failure: string | null
      counts: { created: number; rejected: number }
    }
    if (body.state === state) return body.counts
    if (body.failure || ['mapping', 'failed'].includes(body.state))
      throw new Error(JSON.stringify(body).slice(0, 500))
    await setTimeout(100)
  }
}

/** The server's side: says where it listens, and on `stop` how much memory it ever held. */
async function serve(ownerUrl: string, folder: string): Promise<void> {
  const platform = platformOver(ownerUrl, settingsFrom({ ZHULIAN_DATA: folder }))
  const jobs = await startJobs(ownerUrl, peopleJobs(platform, [visitsOfPersons]))
  const server = await productServer(platform, { version: 'bench', demoAccounts: [] })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const answer = await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName: 'bench', password },
  })
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  process.send?.({ url, cookie } satisfies Ready)
  await once(process, 'message')
  process.send?.(process.resourceUsage().maxRSS / 1024)
  await server.close()
  await jobs.stop()
  await platform.close()
  process.disconnect?.()
}

const [, , role, ownerUrl = '', folder = ''] = process.argv
if (role === asServer) await serve(ownerUrl, folder)
