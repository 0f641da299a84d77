import type { Command } from 'commander'
import type { Words } from '../../../kernel/contract.ts'
import { checkUnifiedCreditCode, type UnifiedCreditCodeError } from '../../../kernel/unified-credit-code.ts'
import { systemClock } from '../../../platform/server/clock.ts'
import { peopleErrors } from '../../../rooms/people/errors.ts'
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
      if (!checked.ok) throw notValid(checked.error, peopleErrors[checked.error])
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
      if (!checked.ok) throw notValid(checked.error, creditCodeWords[checked.error])
      const { kind, division, organisation } = checked.value
      print({ valid: true, kind, division, organisation }, options, () => [
        `有效 · valid`,
        `${kind}  ${division}  ${organisation}`,
      ])
    })
}

const creditCodeWords: Readonly<Record<UnifiedCreditCodeError, Words>> = {
  'unified-credit-code-length': {
    zh: '统一社会信用代码应为 18 位',
    en: 'A unified social credit code has 18 characters',
  },
  'unified-credit-code-characters': {
    zh: '代码里有不该有的字符，不使用字母 I、O、S、V、Z',
    en: 'The code contains characters that cannot be there; I, O, S, V and Z are not used',
  },
  'unified-credit-code-organisation-check': {
    zh: '其中组织机构代码的校验位不对，可能有一位输错',
    en: 'The check digit of the organisation code inside is wrong; one character may be mistyped',
  },
  'unified-credit-code-check': {
    zh: '校验位不对，可能有一位输错',
    en: 'The check digit is wrong; one character may be mistyped',
  },
}

/** The number itself is not repeated: it may be somebody's, and terminals are kept in logs. */
const notValid = (code: string, { zh, en }: Words) =>
  new CommandRefused(code, { zh: `无效：${zh}`, en: `not valid: ${en}` }, { valid: false })
