import { sql } from 'kysely'
import { commonErrors, type Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { dayOfText, type WrittenSheet } from '../../documents/index.ts'
import { type ListRow, readList } from '../../documents/server/index.ts'
import { workforceErrors } from '../errors.ts'
import { entry, writeLine } from './practicum-log.ts'
import { findPlacement, type PlacementRow, settlePlacement } from './practicum-store.ts'

const columns = [
  { key: 'workedOn', titles: ['日期', '实习日期', 'Date', 'Day'] },
  { key: 'hours', titles: ['时数', '时长（小时）', '小时', 'Hours'] },
  { key: 'content', titles: ['实习内容', '工作内容', '内容', 'Content'] },
] as const
type Column = (typeof columns)[number]['key']

const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...workforceErrors }
const titleOf = (key: Column) => columns.find((column) => column.key === key)?.titles[0] ?? key
const shownProblems = 500

/**
 * Looks at an hour log kept in a spreadsheet, and writes the days that are right when told to; a day that is logged
 * already is told and left out, so that the file can be put right and sent again.
 */
export async function importHours(
  standing: Standing,
  placement: Id,
  input: { readonly id: Id; readonly apply: 'true' | 'false' },
  file: Upload,
) {
  const list = await readList(file, columns, ['workedOn', 'hours'])
  if (!list.ok) return list
  return runCommand(standing, {
    id: input.id,
    name: 'practicum.import',
    input: { placement, ...input, list: list.value },
    run: async (tx) => {
      const row = await findPlacement(tx, standing.scope, placement, true)
      if (!row) return refused<Refusal>({ code: 'not-found' })
      if (standing.actor.account === row.supervisor) return refused({ code: 'practicum-supervisor-logs-not' })
      await sql`savepoint before_lines`.execute(tx)
      const problems = []
      let ready = 0
      for (const line of list.value) {
        const wrong = await lineOf(tx, standing, row, line)
        if (wrong.ok) ready += 1
        else
          problems.push({
            row: line.row,
            column: titleOf(wrong.error.column),
            value: line.values[wrong.error.column] ?? null,
            code: wrong.error.code,
            message: errors[wrong.error.code] ?? commonErrors['value-not-valid'],
          })
      }
      const applied = input.apply === 'true'
      const answer = {
        rows: list.value.length,
        ready,
        wrongRows: problems.length,
        applied,
        problems: problems.slice(0, shownProblems),
      }
      if (applied) await settlePlacement(tx, row)
      // A look writes what it can and takes all of it back: so it tells exactly what the writing would.
      else await sql`rollback to savepoint before_lines`.execute(tx)
      return ok({ answer, audit: entry('practicum.import', row, { rows: answer.rows, ready, applied }) })
    },
  })
}

type Wrong = { readonly column: Column; readonly code: string }

async function lineOf(
  tx: Handle,
  standing: Standing,
  row: PlacementRow,
  { values }: ListRow,
): Promise<Result<null, Wrong>> {
  const workedOn = values.workedOn === undefined ? null : dayOfText(values.workedOn)
  if (!workedOn)
    return refused({
      column: 'workedOn',
      code: values.workedOn === undefined ? 'value-missing' : 'day-not-valid',
    })
  const minutes = Math.round(Number((values.hours ?? '').replace(/小时$/, '')) * 60)
  if (!(minutes >= 1 && minutes <= 1440)) return refused({ column: 'hours', code: 'value-not-valid' })
  const content = (values.content ?? '实习').slice(0, 500)
  const written = await writeLine(tx, standing, row, { id: newId(), workedOn, minutes, content }, null)
  if (written.ok) return ok(null)
  const [problem] = written.error.problems ?? []
  return refused({
    column: problem?.path === '/body/minutes' ? 'hours' : 'workedOn',
    code: problem?.code ?? written.error.code,
  })
}

/** The list to fill in, with an example. */
export const hoursTemplate = (): WrittenSheet => ({
  name: '实习时数',
  columns: [
    { title: titleOf('workedOn'), kind: 'day', width: 14 },
    { title: titleOf('hours'), kind: 'decimal', width: 10 },
    { title: titleOf('content'), kind: 'text', width: 50 },
  ],
  rows: [['2018-03-05', 7.5, '示例行：走访与记录，导入前删除']],
})
