import { sql } from 'kysely'
import { commonErrors, type Words } from '../../../../kernel/contract.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Upload } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { WrittenSheet } from '../../../documents/index.ts'
import { type ListRow, readList, workbookAnswer } from '../../../documents/server/index.ts'
import { type NominationColumn, nominationColumns } from '../../domain/judging/nomination-columns.ts'
import { type CellProblem, type Nominee, readNominee } from '../../domain/judging/read-nominee.ts'
import { applicationsErrors } from '../../errors.ts'
import { insertNominee, type Nominating, nomineeProblems } from './insert-nominee.ts'
import { batchAudit, beginBatch, overQuota, roundToNominate } from './nominate.ts'

const notFound = refused<Refusal>({ code: 'not-found' })
const shownProblems = 500
const shownRows = 200

type RowProblem = {
  row: number
  column: string | null
  value: string | null
  code: string
  message: { zh: string; en: string }
}

type Looked = {
  batch: Id | null
  rows: number
  ready: number
  wrongRows: number
  applied: boolean
  problems: RowProblem[]
  preview: { row: number; name: string; affiliations: { organisation: string; post: string | null }[] }[]
}

type ImportInput = { readonly id: Id; readonly batch: Id; readonly apply: 'true' | 'false' }

/**
 * Reads a list of nominees: a look that writes nothing and names every wrong cell with what to write there, then the rows
 * that are right, as one batch that can be taken back.
 */
export async function importNominations(
  platform: Platform,
  call: Standing,
  round: Id,
  input: ImportInput,
  file: Upload,
): Promise<Result<Looked, Refusal>> {
  const known = await read(call, async (tx) => {
    const found = await roundToNominate(tx, call, round)
    return found ? ok(nominationColumns(found.programme)) : notFound
  })
  if (!known.ok) return known
  const columns = known.value
  const list = await readList(
    file,
    columns.map(({ key, title, aliases }) => ({ key, titles: [title.zh, title.en, ...aliases] })),
    columns.flatMap(({ key, required }) => (required ? [key] : [])),
  )
  if (!list.ok) return list
  const apply = input.apply === 'true'
  return runCommand<Looked>(call, {
    id: input.id,
    name: 'applications.import-nominations',
    input: { round, ...input, list: list.value },
    run: async (tx): Promise<Result<Done<Looked>, Refusal>> => {
      await sql`savepoint before_nominees`.execute(tx)
      const rows = list.value.length
      const begun = await beginBatch(tx, platform, call, round, {
        batch: input.batch,
        rows,
        fileName: file.fileName,
      })
      if (!begun.ok) return begun
      const answer = await writeRows(tx, begun.value, columns, list.value)
      const over = await overQuota(tx, platform, begun.value)
      if (over) return refused(over)
      // A look writes what it can and takes all of it back: so it tells exactly what the writing would.
      const written = apply && answer.ready > 0
      if (!written) await sql`rollback to savepoint before_nominees`.execute(tx)
      else
        await sql`update application_batch set rows = ${answer.ready}
          where province = ${begun.value.round.province} and id = ${input.batch}`.execute(tx)
      return ok({
        answer: { ...answer, batch: written ? input.batch : null, applied: written },
        audit: batchAudit(begun.value, written ? answer.ready : 0),
      })
    },
  })
}

async function writeRows(
  tx: Handle,
  nominating: Nominating,
  columns: readonly NominationColumn[],
  list: readonly ListRow[],
): Promise<Omit<Looked, 'batch' | 'applied'>> {
  const problems: RowProblem[] = []
  const preview: Looked['preview'] = []
  let [ready, wrongRows] = [0, 0]
  for (const { row, values } of list) {
    const { nominee, problems: cells } = readNominee(columns, values)
    const found =
      cells.length === 0
        ? await writeAside(tx, nominating, columns, values, ready + 1, nominee)
        : // All that is wrong with a row is told at once, so that the file is put right in one go.
          [
            ...cells.map((one) => ofCell(one, values)),
            ...nomineeProblems(nominating, nominee).map((one) => ofProblem(one, columns, values)),
          ]
    problems.push(...found.map((one) => ({ row, ...one })))
    if (found.length > 0) wrongRows += 1
    else {
      ready += 1
      const { name, workTitle, affiliations } = nominee
      preview.push({ row, name: workTitle ?? name, affiliations: affiliations.map((one) => ({ ...one })) })
    }
  }
  return {
    rows: list.length,
    ready,
    wrongRows,
    problems: problems.slice(0, shownProblems),
    preview: preview.slice(0, shownRows),
  }
}

type Found = Omit<RowProblem, 'row'>

/** Numbers of persons do not go into an answer, which is kept so that it can be sent again. */
const guarded: readonly string[] = ['idNumber', 'phone']

const cellOf = (key: string, values: Readonly<Record<string, string>>): string | null =>
  guarded.includes(key) ? null : (values[key] ?? null)

const ofCell = ({ column, code, message }: CellProblem, values: Readonly<Record<string, string>>): Found => ({
  column: column.title.zh,
  value: cellOf(column.key, values),
  code,
  message: { ...message },
})

/** A row on its own: what it wrote is undone where it is refused, the others stay. */
async function writeAside(
  tx: Handle,
  nominating: Nominating,
  columns: readonly NominationColumn[],
  values: Readonly<Record<string, string>>,
  position: number,
  nominee: Nominee,
): Promise<Found[]> {
  await sql`savepoint one_nominee`.execute(tx)
  const written = await insertNominee(tx, nominating, newId(), position, nominee)
  await (written.ok ? sql`release savepoint one_nominee` : sql`rollback to savepoint one_nominee`).execute(tx)
  return written.ok ? [] : written.error.map((one) => ofProblem(one, columns, values))
}

const errors: Readonly<Record<string, Words>> = { ...commonErrors, ...applicationsErrors }

function ofProblem(
  { code, path = '', data = {} }: Problem,
  columns: readonly NominationColumn[],
  values: Readonly<Record<string, string>>,
): Found {
  const key = columnOfPath(path)
  const words = errors[code] ?? commonErrors['value-not-valid']
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))
  return {
    column: columns.find((one) => one.key === key)?.title.zh ?? null,
    value: cellOf(key, values),
    code,
    message: { zh: filled(words.zh), en: filled(words.en) },
  }
}

/** `/affiliations/1/organisation` is the column of the second body. */
const columnOfPath = (path: string): string =>
  path
    .replace(/^\/affiliations\/(\d)\/(\w+)$/, (_, at: string, part: string) =>
      at === '0' ? part : `${part}${Number(at) + 1}`,
    )
    .replace(/^\/facts\//, 'fact.')
    .replace(/^\//, '')

const kindOf = ({ key, kind }: NominationColumn) =>
  kind === 'number' && key !== 'idNumber'
    ? ('decimal' as const)
    : kind === 'day'
      ? ('day' as const)
      : ('text' as const)

/** The list to fill in: a heading for each thing that the programme asks, its options to choose from. */
export const nominationTemplate = (call: Standing, round: Id) =>
  read(call, async (tx) => {
    const found = await roundToNominate(tx, call, round)
    if (!found) return notFound
    const sheet: WrittenSheet = {
      name: '推荐名单',
      columns: nominationColumns(found.programme).map((column) => ({
        title: column.required ? `${column.title.zh}*` : column.title.zh,
        kind: kindOf(column),
        width: Math.min(Math.max(column.title.zh.length * 2 + 4, 14), 44),
        ...(column.kind === 'choice' ? { choices: column.options.map(({ title }) => title.zh) } : {}),
      })),
      rows: [],
    }
    return ok(workbookAnswer(`${found.round.title}推荐名单.xlsx`, [sheet]))
  })
