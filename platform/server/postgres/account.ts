import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { notStarted } from './refusal.ts'

/** PostgreSQL refuses to run as root. Null stands for the account that runs us, which is then an ordinary one. */
export type Account = { readonly uid: number; readonly gid: number } | null

/**
 * Who the database runs as. Under root: whoever owns the cluster already, else an account `zhulian` if the
 * machine has one, else `nobody`; the database looks its account up, so a bare number does not do.
 */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['zhulian', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw notStarted(
    'database-account-missing',
    '以 root 运行时，数据库需要一个普通账户，但本机没有 zhulian 或 nobody 账户。请新建账户 zhulian。',
    'Under root the database needs an ordinary account, and this machine has neither zhulian nor nobody. Add an account zhulian.',
  )
}

/** Whether the account can get to the path and read it, as the modes of every folder on the way say. */
export function canReach(account: Account, path: string): boolean {
  if (account === null) return true
  const allows = (at: string, wanted: number): boolean => {
    const { mode, uid, gid } = statSync(at)
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
    return ((mode >> shift) & wanted) === wanted
  }
  const real = realpathSync(path)
  if (!allows(real, 4)) return false
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(folder, 1)) return false
    if (folder === dirname(folder)) return true
  }
}
