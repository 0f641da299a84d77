import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Row } from './row.ts'

/** First and second start of the whole product until it answers, its memory, and how long it takes to stop. */
export async function benchStart(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-bench-'))
  try {
    const first = await startOnce(folder)
    const second = await startOnce(folder)
    return [
      {
        what: 'first start: database, schema, divisions, demo county, web app',
        value: first.start,
        unit: 's',
      },
      { what: 'second start until it answers', value: second.start, unit: 's' },
      { what: 'stop by SIGTERM, database included', value: second.stop, unit: 's' },
      { what: 'memory of the server after the second start', value: second.megabytes, unit: 'MB' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<{ start: number; stop: number; megabytes: number }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['apps/cli/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: String(port), ZHULIAN_DATA: folder, DATABASE_URL: '' },
    stdio: 'ignore',
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    if (performance.now() - began > 600_000) throw new Error('the server did not answer within ten minutes')
    await setTimeout(50)
  }
  const start = (performance.now() - began) / 1000
  const megabytes = residentMegabytes(child.pid as number)
  const stopping = performance.now()
  child.kill('SIGTERM')
  await ended
  return { start, stop: (performance.now() - stopping) / 1000, megabytes }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}
