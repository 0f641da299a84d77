import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { commonErrors, type ErrorTable } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Result } from '../../../kernel/result.ts'
import { problemDocument } from '../../../platform/server/http/problem.ts'
import { accessErrors } from '../../../rooms/access/errors.ts'
import { createFirstAdministrator, recoverAccount } from '../../../rooms/access/server/index.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'

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
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question('密码 · Password: ')).trim()
  } finally {
    lines.close()
  }
}

/** The value, or the refusal in both languages with everything that is wrong. */
function done<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  const errors: ErrorTable = { ...commonErrors, ...accessErrors }
  const document = problemDocument(errors, result.error, 'zh')
  const all = [document.messages, ...document.problems.map((problem) => problem.messages)]
  throw new CommandRefused(
    result.error.code,
    { zh: all.map(({ zh }) => zh).join('\n'), en: all.map(({ en }) => en).join('\n') },
    { problems: document.problems.map(({ code }) => code) },
  )
}
