import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { parseDay } from '../../../kernel/day.ts'
import { prepareJobs } from '../../../platform/server/jobs.ts'
import { type FileImported, importFile } from '../../../rooms/people/server/index.ts'
import { CommandRefused, print } from '../output.ts'
import { withPlatform } from '../platform.ts'
import { refusedBy } from '../refusal.ts'

type Options = {
  readonly station: string
  readonly asOf?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function register(program: Command): void {
  program
    .command('import')
    .description('take in what stations keep in spreadsheets')
    .command('ledger')
    .argument('<file>', 'xlsx or csv (UTF-8 or GB18030)')
    .description(
      'import a ledger of people in difficulty (困难群众台账); exit code 0 also when some rows wait',
    )
    .requiredOption('--station <code>', 'the station that keeps the ledger, such as 410621-105-01')
    .option(
      '--as-of <day>',
      'since when categories hold whose beginning the ledger does not say (default: today)',
    )
    .option('--dry-run', 'only say what would happen')
    .option('--json')
    .action((file: string, options: Options) => importLedger(resolve(file), options))
}

async function importLedger(path: string, options: Options): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile())
    throw new CommandRefused('file-not-found', { zh: `没有这个文件：${path}`, en: `No such file: ${path}` })
  const asOf = options.asOf === undefined ? null : parseDay(options.asOf)
  if (asOf && !asOf.ok) throw refusedBy({ code: 'day-not-valid' })
  await withPlatform(async (platform) => {
    await prepareJobs(platform.ownerUrl)
    const imported = await importFile(platform, {
      file: { path, fileName: basename(path), bytes: found.size },
      stationCode: options.station,
      dryRun: options.dryRun ?? false,
      ...(asOf?.ok ? { asOf: asOf.value } : {}),
    })
    if (!imported.ok) throw refusedBy(imported.error)
    print(imported.value, options, () => lines(imported.value, options.dryRun ?? false))
  })
}

const mostShown = 20

function lines({ rows, accepted, updated, unchanged, rejected }: FileImported, dryRun: boolean): string[] {
  const waiting = new Set(rejected.map(({ sheet, row }) => `${sheet} ${row}`)).size
  return [
    `${rows} 行${dryRun ? '（试运行）' : ''}：新增 ${accepted}，更新 ${updated - unchanged}，无变化 ${unchanged}，待更正 ${waiting} · ` +
      `${rows} rows${dryRun ? ' (trial)' : ''}: ${accepted} new, ${updated - unchanged} updated, ${unchanged} unchanged, ${waiting} wait`,
    ...rejected
      .slice(0, mostShown)
      .map(({ sheet, row, column, code }) => `  ${sheet} ${row}${column ? ` ${column}` : ''}: ${code}`),
    ...(rejected.length > mostShown ? [`  … ${rejected.length - mostShown}`] : []),
  ]
}
