import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Result } from '../../../kernel/result.ts'
import { createFirstAdministrator, recoverAccount } from '../../../rooms/access/server/index.ts'
import { ask } from '../ask.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'
import { refusedBy } from '../refusal.ts'

type Options = { readonly json?: boolean; readonly name?: string; readonly passwordFile?: string }

const passwordHelp =
  'file with the password in its first line; otherwise ZHULIAN_ADMIN_PASSWORD, otherwise asked for'

export function register(program: Command): void {
  const accounts = program.command('accounts').description('the accounts that nobody else can open')
  accounts
    .command('create-administrator <userName>')
    .description('the first administrator of a new deployment; refused when there is any account')
    .option('--name <displayName>', 'name to be shown')
    .option('--password-file <file>', passwordHelp)
    .option('--json')
    .action(async (userName: string, options: Options) => {
      const password = await passwordFrom(options)
      await withPlatform(async (platform) => {
        const displayName = options.name ?? userName
        const { account } = done(
          await createFirstAdministrator(platform, { userName, password, displayName }),
        )
        print({ account, userName }, options, () => [
          `已设立系统管理员 ${userName} · system administrator ${userName} is set up`,
        ])
      })
    })
  accounts
    .command('recover <userName>')
    .description(
      'a new password for an administrator who is locked out, without second factor, to be changed at once',
    )
    .option('--password-file <file>', passwordHelp)
    .option('--json')
    .action(async (userName: string, options: Options) => {
      const password = await passwordFrom(options)
      await withPlatform(async (platform) => {
        const { account } = done(await recoverAccount(platform, { userName, password }))
        print({ account, userName }, options, () => [
          `已重设 ${userName} 的密码 · ${userName} can sign in again`,
        ])
      })
    })
}

/** Never a word of the command line: those are seen in the list of processes and kept by the shell. */
async function passwordFrom(options: Options): Promise<string> {
  if (options.passwordFile) return readFileSync(options.passwordFile, 'utf8').split(/\r?\n/)[0] ?? ''
  const given = process.env.ZHULIAN_ADMIN_PASSWORD
  if (given) return given
  if (!process.stdin.isTTY)
    throw new CommandRefused('password-missing', {
      zh: '请用 --password-file 或 ZHULIAN_ADMIN_PASSWORD 给出密码。',
      en: 'Give the password in --password-file or ZHULIAN_ADMIN_PASSWORD.',
    })
  return ask({ zh: '密码', en: 'Password', secret: true })
}

/** The value, or the refusal in words. */
function done<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  throw refusedBy(result.error)
}
