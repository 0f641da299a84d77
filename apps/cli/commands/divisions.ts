import { type Command, Option } from 'commander'
import type { DivisionLevel } from '../../../kernel/division.ts'
import { divisionLevels } from '../../../rooms/regions/index.ts'
import { findInDivisionFile } from '../../../rooms/regions/server/index.ts'
import { CommandRefused, print } from '../output.ts'

type Options = { readonly json?: boolean; readonly level?: DivisionLevel; readonly limit: string }

const mostFound = 1000

export function register(program: Command): void {
  const divisions = program.command('divisions').description('the national tree of administrative divisions')
  divisions
    .command('find <text>')
    .description(
      'by any part of the name, pinyin, initials or the beginning of a code, in the shipped tree of 2023; needs neither server nor database, so it knows no local codes and no later changes',
    )
    .addOption(new Option('--level <level>', 'only this level').choices(divisionLevels))
    .option('--limit <number>', 'at most so many', '20')
    .option('--json')
    .action((text: string, options: Options) => {
      const limit = Number(options.limit)
      if (!Number.isInteger(limit) || limit < 1 || limit > mostFound) {
        throw new CommandRefused('limit-not-valid', {
          zh: `--limit 应为 1 到 ${mostFound} 的整数`,
          en: `--limit must be a whole number from 1 to ${mostFound}`,
        })
      }
      const found = findInDivisionFile(text, { level: options.level, limit })
      print(found, options, () =>
        found.length
          ? found.map(({ code, level, path }) => `${code}  ${level.padEnd(10)}  ${path}`)
          : ['没有找到 · nothing found'],
      )
    })
}
