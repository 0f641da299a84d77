import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { executable, majorVersion } from './binaries.ts'
import { own, type Place } from './place.ts'
import { notStarted } from './refusal.ts'
import { type Settings, settingLines } from './settings.ts'

/** The superuser of an embedded cluster and the owner of its database. */
export const owner = 'zhulian'

/** Whether the place holds a cluster already; refuses one that another major version made. */
export function hasCluster(place: Place): boolean {
  const file = join(place.cluster, 'PG_VERSION')
  if (!existsSync(file)) return false
  const made = readFileSync(file, 'utf8').trim()
  if (made === majorVersion) return true
  throw notStarted(
    'database-version-differs',
    `${place.cluster} 由 PostgreSQL ${made} 建立，本版本使用 PostgreSQL ${majorVersion}。请用旧版本备份，再恢复到新的数据目录。`,
    `${place.cluster} was made by PostgreSQL ${made}; this release uses ${majorVersion}. Back up with the old release and restore into a new data folder.`,
  )
}

/**
 * Makes an empty cluster, in a folder that gets its name only when it is whole. `passwordFile` only where
 * connections come over TCP. Not synced to disk when the settings say that nothing here need last.
 */
export async function createCluster(
  place: Place,
  native: string,
  settings: Settings,
  passwordFile: string | null,
): Promise<void> {
  const making = `${place.cluster}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  own(making, place.account)
  const words = [
    `--pgdata=${making}`,
    `--username=${owner}`,
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
    ...(settings.fsync === 'off' ? ['--no-sync'] : []),
    ...(passwordFile
      ? ['--auth-host=scram-sha-256', `--pwfile=${passwordFile}`, '--auth-local=scram-sha-256']
      : ['--auth=trust']),
  ]
  // Chinese collation as the default of the database; binaries built without ICU have only byte order.
  const first = await run(place, native, [...words, '--locale-provider=icu', '--icu-locale=zh-CN'])
  const done =
    first.code === 0
      ? first
      : await run(place, native, [...words, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'])
  if (done.code !== 0) {
    throw notStarted(
      'database-not-created',
      `无法在 ${place.home} 建立数据库。`,
      `The database could not be created in ${place.home}.`,
      done.said,
    )
  }
  // initdb's own rules would also let every account of the machine in by TCP, had it been listening.
  if (!passwordFile) writeOwned(place, join(making, 'pg_hba.conf'), trustedSocket)
  appendFileSync(
    join(making, 'postgresql.conf'),
    "\ninclude_if_exists 'zhulian.conf'\ninclude_if_exists 'local.conf'\n",
  )
  renameSync(making, place.cluster)
}

// Trust is sound here and only here: the socket lies in a 0700 folder of the database's account, so whoever can
// open it could read the data files as well. Requests act under roles that own nothing.
const trustedSocket = `local all ${owner} trust\nlocal replication ${owner} trust\n`

/** Writes the settings of this start. An operator's own go into `local.conf` beside it and win. */
export function writeSettings(place: Place, settings: Settings): void {
  const head = '# Written anew at each start. Put settings of your own into local.conf in this folder.\n'
  writeOwned(place, join(place.cluster, 'zhulian.conf'), head + settingLines(settings))
}

function writeOwned(place: Place, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 })
  own(file, place.account)
}

function run(
  place: Place,
  native: string,
  words: readonly string[],
): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    const child = spawn(join(native, 'bin', executable('initdb')), words, {
      ...place.account,
      cwd: place.home,
      env: cleanEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    child.on('error', (error) => done({ code: 1, said: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, said }))
  })
}

/** Our environment without what would steer PostgreSQL behind our back (PGDATA, PGPORT, locale, how memory is kept). */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|MALLOC_)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
