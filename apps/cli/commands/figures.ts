import type { Command } from 'commander'
import { formatPeriod, type Period, parsePeriod } from '../../../kernel/period.ts'
import { parseNode } from '../../../rooms/indicators/index.ts'
import {
  type Difference,
  type FigureSheet,
  rebuildAllFigures,
  showFigures,
  verifyAllFigures,
} from '../../../rooms/indicators/server/index.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'

type Options = { readonly json?: boolean }

const shownDifferences = 50

export function register(program: Command): void {
  const figures = program.command('figures').description('figures of a place, exact and recountable')
  figures
    .command('show')
    .description('every measure of a node in a period')
    .requiredOption('--node <node>', 'division code, station:<id>, zone:<id>, or 0 for the nation')
    .requiredOption('--period <period>', '2023, 2023-05 or 2023Q2')
    .option('--json')
    .action((options: Options & { node: string; period: string }) => show(options))
  figures
    .command('verify')
    .description('recount everything from base records; exit code 1 when anything differs')
    .option('--json')
    .action((options: Options) => verify(options))
  figures
    .command('rebuild')
    .description('throw all figures away and build them from base records')
    .option('--json')
    .action((options: Options) => rebuild(options))
}

async function show(options: Options & { readonly node: string; readonly period: string }): Promise<void> {
  const node = parseNode(options.node)
  const period = parsePeriod(options.period)
  if (!node) {
    throw new CommandRefused('node-not-valid', {
      zh: `统计单位无效：${options.node}`,
      en: `Not a node: ${options.node}`,
    })
  }
  if (!period.ok) {
    throw new CommandRefused(period.error, {
      zh: `统计期应为 2023、2023-05 或 2023Q2:${options.period}`,
      en: `Write the period as 2023, 2023-05 or 2023Q2: ${options.period}`,
    })
  }
  await withPlatform(async (platform) => {
    const sheet = await showFigures(platform, node, period.value)
    if (!sheet.ok) {
      throw new CommandRefused(sheet.error.code, {
        zh: `没有这个统计单位：${options.node}`,
        en: `There is no such node: ${options.node}`,
      })
    }
    print(sheet.value, options, () => sheetLines(sheet.value))
  })
}

function* sheetRows({ figures }: FigureSheet): Generator<string> {
  for (const { title, unit, value, categories } of figures) {
    yield `${title.zh} ${title.en}: ${value} ${unit.zh}`
    if (!categories) continue
    const parts = categories.parts.filter((part) => part.value !== 0)
    if (parts.length > 0) yield `  ${parts.map((part) => `${part.title.zh} ${part.value}`).join(' · ')}`
    if (categories.note) yield `  ${categories.note.zh} / ${categories.note.en}`
  }
}

const sheetLines = (sheet: FigureSheet): string[] => [
  `${sheet.node.path}${sheet.node.kind === 'station' ? ` ${sheet.node.name}` : ''} ${sheet.period}`,
  ...sheetRows(sheet),
]

async function verify(options: Options): Promise<void> {
  await withPlatform(async (platform) => {
    const { rows, differences, unsettled } = await verifyAllFigures(platform)
    const shown = differences.slice(0, shownDifferences).map(withPeriod)
    print({ rows, unsettled, different: differences.length, differences: shown }, options, () => [
      ...shown.map(differenceLine),
      differences.length === 0
        ? `${rows} 行全部一致 · all ${rows} rows agree with the base records`
        : `${differences.length} 处不一致 · ${differences.length} differences in ${rows} rows`,
    ])
    if (differences.length > 0) process.exitCode = 1
  })
}

const withPeriod = (difference: Difference) => ({
  ...difference,
  period: formatPeriod(difference.period as Period),
})

const differenceLine = ({
  node,
  period,
  measure,
  split,
  value,
  stored,
  counted,
}: ReturnType<typeof withPeriod>) =>
  `${node} ${period} ${measure}${split ? ` ${split}=${value}` : ''}: ${stored} ≠ ${counted}`

async function rebuild(options: Options): Promise<void> {
  await withPlatform(async (platform) => {
    const { leaves, branches, stations } = await rebuildAllFigures(platform)
    print({ leaves, branches, stations }, options, () => [
      `已重算 · rebuilt: ${leaves} leaf rows, ${branches} branches, ${stations} station periods`,
    ])
  })
}
