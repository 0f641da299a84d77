import { createFirstAdministrator, kindsOfAccounts } from '../../rooms/access/server/index.ts'
import { ask } from './ask.ts'
import { loadedPacks } from './demo/packs.ts'
import { CommandRefused } from './output.ts'
import type { OpenPlatform } from './platform.ts'
import { refusedBy } from './refusal.ts'
import type { Settings } from './settings.ts'

/** Passwords that stand in manuals and compose files; whoever can read can guess them. */
const knownPasswords = new Set([
  'postgres',
  'password',
  'zhulian',
  'secret',
  'admin',
  'changeme',
  'change-me',
  'example',
  '123456',
])

/** Refuses a database password from a manual, before anything is written there. Weak keys are refused when they are read. */
export function refuseKnownPassword({ databaseUrl }: Settings): void {
  const password = databaseUrl ? decodeURIComponent(new URL(databaseUrl).password) : ''
  if (!knownPasswords.has(password.toLowerCase())) return
  throw new CommandRefused('default-secret', {
    zh: 'DATABASE_URL 中的密码是示例密码，请先更换。',
    en: 'The password in DATABASE_URL is one from a manual; change it first.',
  })
}

/** Refuses to serve real people beside accounts whose passwords are printed in the demo data, also half loaded ones. */
export async function refuseDemoAccounts(platform: OpenPlatform): Promise<void> {
  if (!(await kindsOfAccounts(platform)).demo && (await loadedPacks(platform)).length === 0) return
  throw new CommandRefused('demo-data-present', {
    zh: '这个数据库里有演示数据和演示账号，不能用于正式服务。请用 ZHULIAN_DATA 指定一个新的数据目录。',
    en: 'This database holds demo data and demo accounts and cannot serve real people. Name a new data folder in ZHULIAN_DATA.',
  })
}

/**
 * Refuses demo data where real people work: one start without `--no-demo` would open the county to whoever has read
 * the manual, and the demo's figures could not be taken out again.
 */
export async function refuseRealAccounts(platform: OpenPlatform): Promise<void> {
  if ((await loadedPacks(platform)).length > 0 || !(await kindsOfAccounts(platform)).real) return
  throw new CommandRefused('real-data-present', {
    zh: '这个数据库用于正式服务，不能载入演示数据和演示账号。请用 npm start -- --no-demo 启动，或用 ZHULIAN_DATA 指定另一个数据目录。',
    en: 'This database serves real people and takes no demo data and no demo accounts. Start with npm start -- --no-demo, or name another data folder in ZHULIAN_DATA.',
  })
}

/** Sees to it that there is an administrator: from the surroundings, or asked for at the terminal until one is fit. */
export async function ensureAdministrator(
  platform: OpenPlatform,
  env: Record<string, string | undefined>,
): Promise<void> {
  if ((await kindsOfAccounts(platform)).real) return
  if (env.ZHULIAN_ADMIN_USER) {
    const made = await createFirstAdministrator(platform, {
      userName: env.ZHULIAN_ADMIN_USER,
      password: env.ZHULIAN_ADMIN_PASSWORD ?? '',
      displayName: env.ZHULIAN_ADMIN_NAME ?? env.ZHULIAN_ADMIN_USER,
    })
    if (!made.ok) throw refusedBy(made.error)
    return
  }
  if (!process.stdin.isTTY) {
    throw new CommandRefused('administrator-missing', {
      zh: '还没有管理员。请设置 ZHULIAN_ADMIN_USER 和 ZHULIAN_ADMIN_PASSWORD，或在终端里启动。',
      en: 'There is no administrator yet. Set ZHULIAN_ADMIN_USER and ZHULIAN_ADMIN_PASSWORD, or start from a terminal.',
    })
  }
  process.stderr.write('请设立第一位管理员。 · Set up the first administrator.\n')
  for (;;) {
    const made = await createFirstAdministrator(platform, await askForAdministrator())
    if (made.ok || made.error.code === 'accounts-exist') return
    process.stderr.write(`${refusedBy(made.error).message}\n\n`)
  }
}

async function askForAdministrator() {
  const userName = (await ask({ zh: '用户名', en: 'User name' })).trim()
  const displayName = (await ask({ zh: '姓名', en: 'Name' })).trim() || userName
  const password = await askTwice()
  return { userName, displayName, password }
}

/** A password that was mistyped unseen would lock everybody out. */
async function askTwice(): Promise<string> {
  for (;;) {
    const password = await ask({
      zh: '密码（至少 10 位）',
      en: 'Password (at least 10 characters)',
      secret: true,
    })
    if (password === (await ask({ zh: '再输一遍', en: 'Once more', secret: true }))) return password
    process.stderr.write('两次输入的密码不一样。 · The two passwords differ.\n')
  }
}
