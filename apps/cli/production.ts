import { createInterface } from 'node:readline/promises'
import { createFirstAdministrator, hasAccounts } from '../../rooms/access/server/index.ts'
import { loadedPacks } from './demo/packs.ts'
import { CommandRefused } from './output.ts'
import type { OpenPlatform } from './platform.ts'
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

/**
 * Refuses what must not serve real people: a database password from a manual, or accounts whose passwords are printed
 * in the demo data. Weak keys were refused when they were read.
 */
export async function refuseDefaults(platform: OpenPlatform, settings: Settings): Promise<void> {
  const password = settings.databaseUrl ? decodeURIComponent(new URL(settings.databaseUrl).password) : ''
  if (knownPasswords.has(password.toLowerCase())) {
    throw new CommandRefused('default-secret', {
      zh: 'DATABASE_URL 中的密码是示例密码，请先更换。',
      en: 'The password in DATABASE_URL is one from a manual; change it first.',
    })
  }
  if ((await loadedPacks(platform)).length > 0) {
    throw new CommandRefused('demo-data-present', {
      zh: '这个数据库里有演示数据和演示账号，不能用于正式服务。请用 ZHULIAN_DATA 指定一个新的数据目录。',
      en: 'This database holds demo data and demo accounts and cannot serve real people. Name a new data folder in ZHULIAN_DATA.',
    })
  }
}

/** Sees to it that there is an administrator: from the surroundings, or asked for at the terminal. */
export async function ensureAdministrator(
  platform: OpenPlatform,
  env: Record<string, string | undefined>,
): Promise<void> {
  if (await hasAccounts(platform)) return
  const wanted = env.ZHULIAN_ADMIN_USER
    ? {
        userName: env.ZHULIAN_ADMIN_USER,
        password: env.ZHULIAN_ADMIN_PASSWORD ?? '',
        displayName: env.ZHULIAN_ADMIN_NAME ?? env.ZHULIAN_ADMIN_USER,
      }
    : await askForAdministrator()
  const made = await createFirstAdministrator(platform, wanted)
  if (made.ok) return
  const reasons = (made.error.problems ?? [{ code: made.error.code }])
    .map((problem) => problem.code)
    .join(', ')
  throw new CommandRefused(made.error.code, {
    zh: `没有设立管理员:${reasons}`,
    en: `The administrator was not set up: ${reasons}`,
  })
}

async function askForAdministrator() {
  if (!process.stdin.isTTY) {
    throw new CommandRefused('administrator-missing', {
      zh: '还没有管理员。请设置 ZHULIAN_ADMIN_USER 和 ZHULIAN_ADMIN_PASSWORD，或在终端里启动。',
      en: 'There is no administrator yet. Set ZHULIAN_ADMIN_USER and ZHULIAN_ADMIN_PASSWORD, or start from a terminal.',
    })
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ask = async (zh: string, en: string) => (await lines.question(`${zh} · ${en}: `)).trim()
  try {
    process.stderr.write('请设立第一位管理员。 · Set up the first administrator.\n')
    return {
      userName: await ask('用户名', 'User name'),
      displayName: await ask('姓名', 'Name'),
      password: await ask('密码(至少 10 位)', 'Password (at least 10 characters)'),
    }
  } finally {
    lines.close()
  }
}
