import type { Command } from 'commander'
import { loadDemo } from '../demo/load.ts'
import { ensureDivisions } from '../divisions.ts'
import { print } from '../output.ts'
import { withPlatform } from '../platform.ts'
import { refuseRealAccounts } from '../production.ts'
import { showProgress } from '../progress.ts'

export function register(program: Command): void {
  const demo = program.command('demo').description('demo data: people who do not exist')
  demo
    .command('load <pack>')
    .description('load a pack of data/demo; loading it again changes nothing')
    .option('--json')
    .action((pack: string, options: { json?: boolean }) =>
      withPlatform(async (platform) => {
        await refuseRealAccounts(platform)
        const progress = showProgress()
        await ensureDivisions(platform, progress)
        const loaded = await loadDemo(platform, pack, progress)
        print(loaded, options, () => [
          `${loaded.stations} 个站点，${loaded.people} 人，${loaded.visits} 次走访 · ${loaded.stations} stations, ${loaded.people} people, ${loaded.visits} visits`,
        ])
      }),
    )
}
