import type { Command } from 'commander'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { systemClock } from '../../../platform/server/clock.ts'
import { checkIdentityNumber } from '../../../rooms/people/index.ts'
import { CommandRefused, print } from '../output.ts'

type Options = { readonly json?: boolean }

export function register(program: Command): void {
  const check = program
    .command('check')
    .description('numbers, by their standards; nothing is stored or looked up')
  check
    .command('id <number>')
    .description('a resident identity number (GB 11643)')
    .option('--json')
    .action((number: string, options: Options) => {
      const checked = checkIdentityNumber(number, systemClock.today())
      if (!checked.ok) throw notValid(checked.error)
      const { birth, sex, addressCode } = checked.value
      const sexWords = sex === '1' ? '男 · male' : '女 · female'
      print({ valid: true, birth, sex, addressCode }, options, () => [
        `有效 · valid`,
        `${birth}  ${sexWords}  ${addressCode}`,
      ])
    })
  check
    .command('uscc <code>')
    .description('a unified social credit code (GB 32100)')
    .option('--json')
    .action((code: string, options: Options) => {
      const checked = checkUnifiedCreditCode(code)
      if (!checked.ok) throw notValid(checked.error)
      const { kind, division, organisation } = checked.value
      print({ valid: true, kind, division, organisation }, options, () => [
        `有效 · valid`,
        `${kind}  ${division}  ${organisation}`,
      ])
    })
}

/** The number itself is not repeated: it may be somebody's, and terminals are kept in logs. */
const notValid = (reason: string) =>
  new CommandRefused(reason, { zh: `无效:${reason}`, en: `not valid: ${reason}` }, { valid: false })
