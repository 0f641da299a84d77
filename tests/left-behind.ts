import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** How long what was stopped may take to be gone. */
const patienceMilliseconds = 5000

/**
 * What a run left in its temporary folder, and the processes that still use the folder of the run, each by name. The
 * processes only where Linux tells them.
 */
export async function leftBehind(runFolder: string, temporary: string): Promise<string[]> {
  const until = Date.now() + patienceMilliseconds
  for (;;) {
    const left = [...readdirSync(temporary), ...processesIn(runFolder)]
    if (left.length === 0 || Date.now() > until) return left
    await setTimeout(50)
  }
}

function processesIn(folder: string): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((pid) => Number(pid) > 0)
    .flatMap((pid) => {
      const words = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        .replaceAll('\0', ' ')
        .trim()
      const uses = [
        words,
        read(() => readlinkSync(`/proc/${pid}/cwd`)),
        read(() => readFileSync(`/proc/${pid}/environ`, 'utf8')),
      ].some((text) => text.includes(folder))
      // The workers of the run itself end after this.
      return uses && !words.includes('/vitest/') ? [`${pid} ${words.slice(0, 120)}`] : []
    })
}

/** A process may be gone meanwhile, or another's. */
function read(ask: () => string): string {
  try {
    return ask()
  } catch {
    return ''
  }
}
