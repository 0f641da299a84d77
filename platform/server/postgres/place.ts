import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, accountFor, canReach } from './account.ts'
import { notStarted } from './refusal.ts'

/** Where a cluster and what belongs to it lie. Everything is the database account's own, mode 0700. */
export type Place = {
  readonly account: Account
  readonly home: string
  readonly cluster: string
  readonly logs: string
}

/**
 * Finds or makes the home of the database: `postgres` inside the data folder. Under root the data folder may lie
 * where no other account gets to (`/root`, a 0700 checkout). Then the home is made outside and `postgres-folder`
 * in the data folder names it: opening a parent folder to everybody is not ours to do.
 */
export function findPlace(dataFolder: string): Place {
  const pointer = join(dataFolder, 'postgres-folder')
  const inside = join(dataFolder, 'postgres')
  if (existsSync(pointer)) return elsewhere(readFileSync(pointer, 'utf8').trim(), dataFolder)
  const account = accountFor(join(inside, 'data'))
  // Passing through is not reading: keys.json and the lock stay root's own.
  if (account) chmodSync(dataFolder, 0o711)
  mkdirSync(inside, { recursive: true, mode: 0o700 })
  own(inside, account)
  if (canReach(account, inside)) return placeAt(inside, account)
  if (existsSync(join(inside, 'data'))) {
    throw notStarted(
      'database-folder-unreachable',
      `数据库账户无法进入 ${inside}，请检查上级目录的权限。`,
      `The database's account cannot get to ${inside}; check the permissions of the folders above it.`,
    )
  }
  // A data folder in the temporary folder is a trial; anything else must outlive a reboot.
  const base = dataFolder.startsWith(tmpdir()) ? tmpdir() : '/var/lib'
  rmdirSync(inside)
  const home = join(base, `zhulian-${randomBytes(4).toString('hex')}`)
  mkdirSync(home, { mode: 0o700 })
  own(home, account)
  writeFileSync(pointer, `${home}\n`, { flag: 'wx' })
  return placeAt(home, account)
}

function elsewhere(home: string, dataFolder: string): Place {
  if (existsSync(home)) return placeAt(home, accountFor(join(home, 'data')))
  throw notStarted(
    'database-folder-missing',
    `${dataFolder} 的数据库应在 ${home}，但该目录不存在。请恢复该目录，或换用新的数据目录并从备份恢复。`,
    `The database of ${dataFolder} belongs in ${home}, which is gone. Bring it back, or restore a backup into a new data folder.`,
  )
}

function placeAt(home: string, account: Account): Place {
  const logs = join(home, 'log')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  own(logs, account)
  return { account, home, cluster: join(home, 'data'), logs }
}

const longestSocketPath = process.platform === 'darwin' ? 103 : 107

/**
 * The folder of the socket, readable by nobody else: whoever can open the socket is the owner of the database.
 * A path that is too long for a socket address gives way to a short folder of its own in the temporary folder.
 */
export function makeSocketFolder({ home, account }: Place): string {
  const inside = join(home, 'run')
  const fits = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= longestSocketPath
  if (fits) mkdirSync(inside, { recursive: true, mode: 0o700 })
  const folder = fits ? inside : mkdtempSync(join(tmpdir(), 'zhulian-'))
  own(folder, account)
  return folder
}

/** Gives a path to the database account. */
export function own(path: string, account: Account): void {
  if (account) chownSync(path, account.uid, account.gid)
}
