import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { processIdentity } from './process-identity.ts'

/** Who works with a data folder, and how its database is reached once it answers. */
export type Holder = {
  readonly pid: number
  readonly identity: string
  readonly url?: string
  readonly socketFolder?: string
}

const nameIn = (dataFolder: string): string => join(dataFolder, 'zhulian.lock')

/** The living process that holds the folder, or null. A lock whose process has ended holds nothing. */
export function holderOf(dataFolder: string): Holder | null {
  const holder = read(nameIn(dataFolder))
  return holder && processIdentity(holder.pid) === holder.identity ? holder : null
}

/** What a process that ended without tidying up left in the lock. */
export const lastHolderOf = (dataFolder: string): Holder | null => read(nameIn(dataFolder))

/**
 * Takes the folder for this process, waiting for a holder that may be on its way out. Answers null when taken,
 * else who has it still.
 */
export async function takeLock(
  dataFolder: string,
  patience: { readonly milliseconds: number; onWait(holder: Holder): void },
): Promise<Holder | null> {
  const until = Date.now() + patience.milliseconds
  for (let told = false; ; told = true) {
    const holder = tryLock(dataFolder)
    if (holder === null || Date.now() >= until) return holder
    if (!told) patience.onWait(holder)
    await setTimeout(100)
  }
}

function tryLock(dataFolder: string): Holder | null {
  const file = nameIn(dataFolder)
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(self()), { mode: 0o600 })
  try {
    for (;;) {
      try {
        // A link appears whole or not at all: nobody reads a lock that is half written.
        linkSync(mine, file)
        return null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = holderOf(dataFolder)
      if (holder) return holder
      removeStale(file)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

// Two processes may find the same stale lock. Moving it away first and looking again at what was moved keeps the
// second from removing the lock that the first has just made.
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && processIdentity(moved.pid) === moved.identity) linkSync(aside, file)
  rmSync(aside, { force: true })
}

/** Tells other processes how the database of the held folder is reached. */
export function announce(dataFolder: string, reached: { url: string; socketFolder: string }): void {
  const next = `${nameIn(dataFolder)}.${process.pid}`
  writeFileSync(next, JSON.stringify({ ...self(), ...reached }), { mode: 0o600 })
  renameSync(next, nameIn(dataFolder))
}

export function releaseLock(dataFolder: string): void {
  if (read(nameIn(dataFolder))?.pid === process.pid) rmSync(nameIn(dataFolder), { force: true })
}

const self = (): Holder => ({ pid: process.pid, identity: processIdentity(process.pid) ?? '' })

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
