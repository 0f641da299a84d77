import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import { formatPeriod, type Period, parsePeriod } from '../../../kernel/period.ts'
import { parseNode } from '../../../rooms/indicators/index.ts'
import {
  type Difference,
  type FigureSheet,
  rebuildAllFigures,
  type Sample,
  showFigures,
  verifyAllFigures,
} from '../../../rooms/indicators/server/index.ts'
import { registerFigureFiles } from '../figure-files.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'

type Options = { readonly json?: boolean }
type VerifyOptions = Options & { readonly sample?: string; readonly seed?: string }

const largestSample = 10_000

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
    .description('recount everything from base records, or a sample; exit code 1 when anything differs')
    .option(
      '--sample <n>',
      'only n leaves (a station in a month) and n nodes in a period each, drawn at random',
    )
    .option('--seed <s>', 'draws the same sample again; without it a number is drawn and printed')
    .option('--json')
    .action((options: VerifyOptions) => verify(options))
  figures
    .command('rebuild')
    .description('throw all figures away and build them from base records')
    .option('--json')
    .action((options: Options) => rebuild(options))
  registerFigureFiles(figures)
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
      zh: `统计期应为 2023、2023-05 或 2023Q2：${options.period}`,
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

async function verify(options: VerifyOptions): Promise<void> {
  const sample = sampleFrom(options)
  await withPlatform(async (platform) => {
    const { rows, differences, unsettled } = await verifyAllFigures(platform, sample)
    const shown = differences.slice(0, shownDifferences).map(withPeriod)
    const answer = { rows, unsettled, different: differences.length, differences: shown }
    print(sample ? { sample: sample.size, seed: sample.seed, ...answer } : answer, options, () => [
      ...shown.map(differenceLine),
      ...(sample
        ? [`抽样 ${sample.size}，种子 ${sample.seed} · sample of ${sample.size}, seed ${sample.seed}`]
        : []),
      differences.length === 0
        ? `${rows} 行全部一致 · all ${rows} rows agree with the base records`
        : `${differences.length} 处不一致 · ${differences.length} differences in ${rows} rows`,
    ])
    if (differences.length > 0) process.exitCode = 1
  })
}

function sampleFrom({ sample, seed }: VerifyOptions): Sample | undefined {
  if (sample === undefined) {
    if (seed === undefined) return undefined
    throw new CommandRefused('sample-missing', {
      zh: '--seed 要和 --sample 一起用。',
      en: '--seed goes with --sample.',
    })
  }
  return {
    size: numberFrom('--sample', sample, 1, largestSample),
    seed: seed === undefined ? randomInt(1_000_000_000) : numberFrom('--seed', seed, 0, 1_000_000_000),
  }
}

function numberFrom(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new CommandRefused(
    'number-not-valid',
    {
      zh: `${option} 应为 ${least} 到 ${most} 的整数：${text}`,
      en: `${option} takes a whole number from ${least} to ${most}: ${text}`,
    },
    { option, value: text },
  )
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
