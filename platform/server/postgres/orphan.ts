import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Place } from './place.ts'
import { pidFileLines } from './postmaster.ts'
import { commandLine, processIdentity } from './process-identity.ts'
import { notStarted } from './refusal.ts'

/**
 * Clears what an ended process of ours left: the caller holds the data folder's lock, so a database that still
 * runs on it belongs to nobody. It is stopped and started anew rather than adopted: a process that is not our
 * child cannot be waited for, and its settings may be those of another release.
 */
export async function clearOrphan(place: Place): Promise<void> {
  const pid = Number(pidFileLines(place)[0])
  if (pid > 0 && commandLine(pid).includes(place.cluster)) await stopOrphan(pid)
  disownPidFile(place)
  // A database that answers but is not among our processes runs in another container on the same volume.
  const socket = join(place.home, 'run/.s.PGSQL.5432')
  if (existsSync(socket) && (await answers(socket))) {
    throw notStarted(
      'data-folder-in-use',
      `另一个数据库正在使用 ${place.home}（可能在另一个容器中）。`,
      `Another database is using ${place.home}, perhaps in another container.`,
    )
  }
  // PostgreSQL would take a socket lock for valid when its number has since been given to another process.
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(place.home, 'run', name), { force: true })
  }
}

async function stopOrphan(pid: number): Promise<void> {
  const identity = processIdentity(pid)
  for (const [signal, milliseconds] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + milliseconds
    while (Date.now() < until) {
      if (processIdentity(pid) !== identity) return
      await setTimeout(20)
    }
  }
}

// PostgreSQL refuses to start while the number in postmaster.pid is taken: by an unrelated process that was given it
// since, or by the dead postmaster itself where nobody collects the dead (a container's first process). The file must
// stay: it names the shared memory by which PostgreSQL finds backends that outlived their postmaster. Our own number
// in it says "stale", since the parent of a postmaster cannot be one.
function disownPidFile(place: Place): void {
  const [pid, ...rest] = pidFileLines(place)
  if (pid === undefined) return
  writeFileSync(join(place.cluster, 'postmaster.pid'), [String(process.pid), ...rest].join('\n'))
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection(path)
    socket.on('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}
