import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { figuresOf } from '../../../rooms/assessment/index.ts'
import { readInstrument, shippedInstruments } from '../../../rooms/assessment/server/index.ts'
import { problemsIn } from '../declared.ts'
import { CommandRefused, print } from '../output.ts'

type Options = { readonly json?: boolean }

export function register(program: Command): void {
  const instrument = program.command('instrument').description('assessment instruments, which are files')
  instrument
    .command('check <file>')
    .description(
      'read one: its words and names, its examples, and whether every number is pinned by an example',
    )
    .option('--json')
    .action((file: string, options: Options) => {
      const read = readInstrument(basename(file), textOf(file))
      if (!read.ok)
        throw new CommandRefused('instrument-not-valid', problemsIn(file, read.error), {
          problems: read.error,
        })
      const { instrument: found, hash } = read.value
      const { code, version, items, examples } = found
      const figures = figuresOf(found).length
      print(
        { valid: true, code, version, hash, items: items.length, examples: examples.length, figures },
        options,
        () => [
          `${code} v${version}  正确 · right`,
          `${items.length} 个条目，${examples.length} 个示例，${figures} 个数值都有示例钉住`,
          `${items.length} items, ${examples.length} examples, ${figures} numbers, each pinned by an example`,
        ],
      )
    })
  instrument
    .command('list')
    .description('the instruments of data/instruments')
    .option('--json')
    .action((options: Options) => {
      const all = shippedInstruments().map(({ instrument: { code, version, title, in_force }, hash }) => ({
        code,
        version,
        title,
        from: in_force.from,
        hash,
      }))
      print(all, options, () =>
        all.map(({ code, version, title, from }) => `${code}  v${version}  ${from}  ${title.zh}`),
      )
    })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandRefused(
      'file-not-readable',
      { zh: `读不到文件 ${file}`, en: `cannot read the file ${file}` },
      { file },
    )
  }
}
