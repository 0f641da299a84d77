import type { Command } from 'commander'
import type { DemoAccount } from '../../server/deployment.ts'
import { everyAccountOf } from '../demo/accounts.ts'
import { loadDemo } from '../demo/load.ts'
import { loadedPacks } from '../demo/packs.ts'
import { readPlan } from '../demo/plan.ts'
import { type Compared, comparePublished } from '../demo/published.ts'
import { ensureDivisions } from '../divisions.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'
import { refuseRealAccounts } from '../production.ts'
import { showProgress } from '../progress.ts'

type Options = { readonly json?: boolean }

export function register(program: Command): void {
  const demo = program.command('demo').description('demo data: people who do not exist')
  demo
    .command('load <pack>')
    .description(
      'load a pack of data/demo beside those that are there; an interrupted load goes on, loading it again changes nothing',
    )
    .option('--json')
    .action((pack: string, options: Options) =>
      withPlatform(async (platform) => {
        const plan = readPlan(pack)
        await refuseRealAccounts(platform)
        const progress = showProgress()
        await ensureDivisions(platform, progress)
        const loaded = await loadDemo(platform, pack, progress)
        const accounts = everyAccountOf(plan)
        print({ ...loaded, accounts }, options, () => [
          ...(loaded.already
            ? [`演示包 ${pack} 已经载入，没有改动 · ${pack} is loaded already; nothing was changed`]
            : [
                `${loaded.stations} 个站点，${loaded.people} 人，${loaded.visits} 次走访 · ${loaded.stations} stations, ${loaded.people} people, ${loaded.visits} visits`,
              ]),
          ...accountLines(accounts),
          ...(plan.published.length > 0
            ? [`核对公布的数字 · the published figures: zhulian demo verify ${pack}`]
            : []),
        ])
      }),
    )
  demo
    .command('verify <pack>')
    .description('read the published figures of a loaded pack out of its records, over the API')
    .option('--json')
    .action((pack: string, options: Options) =>
      withPlatform(async (platform) => {
        const plan = readPlan(pack)
        if (!(await loadedPacks(platform)).includes(pack))
          throw new CommandRefused('pack-not-loaded', {
            zh: `演示包 ${pack} 还没有载入。`,
            en: `The demo pack ${pack} is not loaded yet.`,
          })
        const figures = await comparePublished(platform, plan)
        print({ pack, figures }, options, () => figures.map(figureLine))
        if (figures.some(({ holds }) => !holds)) process.exitCode = 1
      }),
    )
}

const accountLines = (accounts: readonly DemoAccount[]): string[] => [
  `演示账号 · demo accounts (密码 password: ${accounts[0]?.password})`,
  ...accounts.map(({ userName, name, role }) => `  ${userName.padEnd(20)} ${name}  ${role.zh} · ${role.en}`),
]

const figureLine = ({ source, title, expected, found, holds, as, url }: Compared): string =>
  `${holds ? '✓' : '✗'} ${source.padEnd(7)} ${title.zh} · ${title.en}: ${found}${holds ? '' : `（应为 should be ${shownOf(expected)}）`}  [${as} GET ${url}]`

const shownOf = (expected: Compared['expected']): string =>
  typeof expected === 'object' ? `> ${expected.more_than}` : String(expected)
