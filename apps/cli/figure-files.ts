import { basename } from 'node:path'
import type { Command } from 'commander'
import { type Column, type View, views } from '../../rooms/indicators/index.ts'
import { checkFile } from '../../rooms/indicators/server/index.ts'
import { problemsIn } from './declared.ts'
import { textOf } from './input-file.ts'
import { CommandRefused, print } from './output.ts'

type Options = { readonly json?: boolean }

/** What the author of a measure or of a plan of targets needs; neither asks for a database. */
export function registerFigureFiles(figures: Command): void {
  figures
    .command('check <file>')
    .description(
      'read a measure or a plan of targets: its words, columns, units, and whether its examples come true',
    )
    .option('--json')
    .action((file: string, options: Options) => check(file, options))
  figures
    .command('views [view]')
    .description('what may be counted: the views, or the columns of one with the values they may have')
    .option('--json')
    .action((view: string | undefined, options: Options) => show(view, options))
}

function check(file: string, options: Options): void {
  const read = checkFile(basename(file), textOf(file))
  if (!read.ok)
    throw new CommandRefused('figure-file-not-valid', problemsIn(file, read.error), { problems: read.error })
  const { kind, code, examples, targets } = read.value
  print({ valid: true, ...read.value }, options, () => [
    `${code}  正确 · right`,
    kind === 'plan'
      ? `${targets} 项目标，${examples} 个示例都算对 · ${targets} targets, ${examples} examples come true`
      : `${examples} 个示例都算对 · ${examples} examples come true`,
  ])
}

function show(name: string | undefined, options: Options): void {
  if (name === undefined) {
    const all = Object.values(views)
    print(
      all.map(({ name: code, title }) => ({ view: code, title })),
      options,
      () => all.map(({ name: code, title }) => `${code}  ${title.zh} · ${title.en}`),
    )
    return
  }
  const view = views[name]
  if (!view) {
    throw new CommandRefused('view-unknown', {
      zh: `没有视图 ${name}`,
      en: `there is no view ${name}`,
    })
  }
  print(columnsOf(view), options, () => linesOf(view))
}

const columnsOf = ({ name, columns, splits, things }: View) => ({
  view: name,
  columns: Object.entries(columns).map(([column, { kind, ...more }]) => ({
    column,
    kind,
    ...('values' in more && more.values ? { values: Object.keys(more.values) } : {}),
  })),
  split_by: Object.keys(splits),
  distinct: Object.keys(things),
})

function linesOf(view: View): string[] {
  const words = Object.values(view.splits)
  return [
    `${view.name}  ${view.title.zh} · ${view.title.en}`,
    ...Object.entries(view.columns).map(([name, column]) => {
      const title = column.title ?? words.find((split) => split.column === name)?.title
      return `  ${name}  ${column.kind}${title ? `  ${title.zh} · ${title.en}` : ''}${valuesOf(column)}`
    }),
    `  split_by: ${Object.keys(view.splits).join(', ')}`,
    `  distinct: ${Object.keys(view.things).join(', ')}`,
  ]
}

const valuesOf = (column: Column): string =>
  'values' in column && column.values
    ? `\n    ${Object.entries(column.values)
        .map(([code, { zh }]) => `${code} ${zh}`)
        .join(' · ')}`
    : ''
