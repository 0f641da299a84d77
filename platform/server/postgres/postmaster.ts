import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { executable } from './binaries.ts'
import { cleanEnvironment } from './cluster.ts'
import { own, type Place } from './place.ts'
import { notStarted } from './refusal.ts'

export type Postmaster = {
  /** Fast shutdown: open transactions are rolled back, a checkpoint is written. */
  stop(): Promise<void>
  /** Fulfilled when the database has ended, asked or not. */
  readonly ended: Promise<void>
}

const patienceMilliseconds = 60_000

/** Starts PostgreSQL and waits until it takes connections; `onRecovery` is called when that takes a while. */
export async function startPostmaster(
  place: Place,
  native: string,
  onRecovery: () => void,
): Promise<Postmaster> {
  const until = Date.now() + 10_000
  for (;;) {
    const { child, ended } = spawnPostmaster(place, native)
    if (await becomesReady(place, child, onRecovery)) {
      // A program that forgets to stop its database may still end; the guard stops it then.
      child.unref()
      return { ended, stop: () => stop(place, native, child, ended) }
    }
    const said = lastLines(place.logs)
    // Backends notice within moments that their postmaster was killed; until then they hold its memory.
    if (!said.includes('pre-existing shared memory block') || Date.now() > until) {
      throw notStarted(
        'database-not-started',
        `数据库未能启动，日志在 ${place.logs}。`,
        `The database did not start; its log is in ${place.logs}.`,
        said,
      )
    }
    await setTimeout(200)
  }
}

function spawnPostmaster(place: Place, native: string): { child: ChildProcess; ended: Promise<void> } {
  const earlyLog = join(place.logs, 'start.log')
  const log = openSync(earlyLog, 'w', 0o600)
  own(earlyLog, place.account)
  // A session of its own: Ctrl-C in the terminal must reach the server first, which then stops its database.
  const child = spawn(join(native, 'bin', executable('postgres')), ['-D', place.cluster], {
    ...place.account,
    cwd: place.home,
    env: cleanEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  })
  closeSync(log)
  const guard = guardAgainstOrphan(place, child)
  const ended = new Promise<void>((done) => {
    child.on('exit', () => done())
    child.on('error', () => done())
  })
  // Once it has ended, its number may be given to another process: the guard must not outlive it.
  void ended.then(() => guard?.stdin?.end('ended\n'))
  return { child, ended }
}

// As pg_ctl does: the eighth line of postmaster.pid is the state. A crash recovery may take minutes, so there is
// no limit while the process lives.
async function becomesReady(place: Place, child: ChildProcess, onRecovery: () => void): Promise<boolean> {
  const started = Date.now()
  let told = false
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const lines = pidFileLines(place)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    if (!told && Date.now() - started > 3000) {
      told = true
      onRecovery()
    }
    await setTimeout(15)
  }
  return false
}

export function pidFileLines(place: Place): string[] {
  try {
    return readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * A shell that waits on a pipe from us. When we end without stopping the database (kill -9, out of memory), the
 * pipe breaks and the shell asks the database to stop: nothing is left behind to hold the data.
 */
function guardAgainstOrphan(place: Place, child: ChildProcess): ChildProcess | null {
  if (process.platform === 'win32') return null
  const script = 'read -r word || kill -INT "$1"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(child.pid)], {
    ...place.account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  guard.unref()
  return guard
}

async function stop(place: Place, native: string, child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref()
  if (process.platform === 'win32') {
    spawn(join(native, 'bin/pg_ctl.exe'), ['stop', '-D', place.cluster, '-m', 'fast', '-W'])
  } else child.kill('SIGINT')
  if (!(await within(ended, patienceMilliseconds))) {
    // The next start recovers from the write-ahead log; nothing that was committed is lost.
    child.kill('SIGQUIT')
    await ended
  }
}

async function within(ended: Promise<void>, milliseconds: number): Promise<boolean> {
  const limit = new AbortController()
  const late = setTimeout(milliseconds, false, { signal: limit.signal }).catch(() => false)
  const first = await Promise.race([ended.then(() => true), late])
  limit.abort()
  return first
}

function lastLines(logs: string): string {
  const files = readdirSync(logs).filter((name) => name.endsWith('.log'))
  const newest = files
    .map((name) => join(logs, name))
    .filter((file) => statSync(file).size > 0)
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  return newest ? readFileSync(newest, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : ''
}
