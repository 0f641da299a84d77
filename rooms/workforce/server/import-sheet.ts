import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Day, parseDay } from '../../../kernel/day.ts'
import { parseDivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Cell } from '../../documents/index.ts'
import { openSpreadsheet } from '../../documents/server/index.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import { stationById } from '../../regions/server/index.ts'
import { type CertificateLevel, certificateLevels, employerKinds, postKinds } from '../domain/codes.ts'
import { type NewMember, registerMember } from './commands.ts'
import type { WorkforceNeighbours } from './neighbours.ts'
import { employerWords, levelWords, postWords } from './words.ts'

type Input = { readonly id: Id; readonly station: Id; readonly write: 'true' | 'false' }
/** `value` is what stands in the cell; null where nothing does. */
type RowProblem = { readonly column: string; readonly code: string; readonly value: string | null }
type ReadRow = {
  readonly row: number
  readonly name: string
  readonly level: CertificateLevel | null
  readonly problems: RowProblem[]
  readonly member: NewMember
}

const shownOf = ({ row, name, level, problems }: ReadRow) => ({ row, name, level, problems })

/**
 * Reads a register kept in a spreadsheet. Looked at first: every row with what is wrong with it. Then written: the good
 * rows, all in one command; a row that the register refuses (a number that is there already) is told and left out.
 */
export async function importSheet(
  cipher: FieldCipher,
  neighbours: WorkforceNeighbours,
  standing: Standing,
  input: Input,
  file: Upload,
) {
  const place = await read(standing, async (tx) => ok(await stationById(tx, input.station)))
  if (!place.ok) return place
  const station = place.value
  if (!station) return refused<Refusal>({ code: 'not-found' })
  const rows = await rowsOf(
    file,
    { id: station.id, division: station.division, name: station.name },
    standing.today,
  )
  if (!rows.ok) return rows
  const good = rows.value.filter((row) => row.problems.length === 0)
  const summary = { good: good.length, bad: rows.value.length - good.length }
  if (input.write === 'false') return ok({ rows: rows.value.map(shownOf), ...summary, written: 0 })
  const hash = createHash('sha256')
    .update(await readFile(file.path))
    .digest('hex')
  return runCommand(standing, {
    id: input.id,
    name: 'workforce.import',
    input: { ...input, hash },
    run: async (tx) => {
      let written = 0
      for (const row of good) {
        const added = await aside(tx, () => registerMember(tx, cipher, neighbours, standing, row.member))
        if (added.ok) written += 1
        else {
          const code = added.error.problems?.[0]?.code ?? added.error.code
          row.problems.push({
            column: added.error.problems?.[0]?.path?.split('/').at(-1) ?? '',
            code,
            value: null,
          })
        }
      }
      return ok({
        answer: { rows: rows.value.map(shownOf), good: written, bad: rows.value.length - written, written },
        audit: {
          action: 'workforce.import',
          division: station.division,
          station: station.id,
          detail: { rows: rows.value.length, written },
        },
      })
    },
  })
}

/** A row on its own: what it wrote is undone when it is refused, the others stay. */
async function aside<T>(tx: Handle, work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  const { sql } = await import('kysely')
  await sql`savepoint one_row`.execute(tx)
  const result = await work()
  await (result.ok ? sql`release savepoint one_row` : sql`rollback to savepoint one_row`).execute(tx)
  return result
}

async function rowsOf(
  file: Upload,
  station: { readonly id: Id; readonly division: number; readonly name: string },
  today: Day,
): Promise<Result<ReadRow[], Refusal>> {
  const opened = await openSpreadsheet(file.path, { fileName: file.fileName })
  if (!opened.ok) return opened
  const found: ReadRow[] = []
  for (const sheet of opened.value.sheets) {
    let titles: Map<string, number> | null = null
    for await (const { row, cells } of opened.value.rows(sheet)) {
      const texts = cells.map(textOf)
      if (!titles) {
        if (texts.includes('姓名')) titles = new Map(texts.map((text, at) => [text, at]))
        continue
      }
      const columns = titles
      const at = (title: string) => texts[columns.get(title) ?? -1]?.trim() ?? ''
      if (at('姓名') !== '') found.push(readRow(row, at, station, today))
    }
  }
  return found.length > 0 ? ok(found) : refused({ code: 'sheet-without-names' })
}

function textOf(cell: Cell | null): string {
  if (!cell) return ''
  if (cell.kind === 'date') return cell.day
  if (cell.kind === 'number') return cell.raw
  return cell.kind === 'text' ? cell.text.trim() : ''
}

const codeOf = <C extends string>(
  codes: readonly C[],
  words: Record<C, { zh: string; en: string }>,
  text: string,
) => codes.find((code) => words[code].zh === text || words[code].en.toLowerCase() === text.toLowerCase())

const guarded: ReadonlySet<string> = new Set(['身份证号', '联系电话'])

function readRow(
  row: number,
  at: (title: string) => string,
  station: { readonly id: Id; readonly division: number; readonly name: string },
  today: Day,
): ReadRow {
  const problems: RowProblem[] = []
  const wrong = (column: string, code: string) =>
    // An answer is kept so that it can be resent: numbers of persons do not go into it.
    problems.push({ column, code, value: guarded.has(column) ? null : at(column) || null })
  const dayAt = (column: string): Day | null => {
    const text = at(column)
      .replace(/[./年月]/g, '-')
      .replace(/日$/, '')
    if (text === '') return null
    const padded = text.replace(
      /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
      (_, y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
    )
    const parsed = parseDay(padded)
    if (!parsed.ok) wrong(column, 'day-not-valid')
    return parsed.ok ? parsed.value : null
  }
  const choice = <C extends string>(
    column: string,
    codes: readonly C[],
    words: Record<C, { zh: string; en: string }>,
  ) => {
    const code = codeOf(codes, words, at(column))
    if (at(column) !== '' && !code) wrong(column, 'value-not-in-list')
    return code ?? null
  }
  const idNumber = at('身份证号') || null
  const checked = idNumber ? checkIdentityNumber(idNumber, today) : null
  if (checked && !checked.ok) wrong('身份证号', checked.error)
  const kind = choice('岗位', postKinds, postWords) ?? 'social-worker'
  const employerKind = choice('用人单位类型', employerKinds, employerWords) ?? 'station'
  const level = choice('证书级别', certificateLevels, levelWords)
  const [from, obtained, registeredFrom, registeredTo] = [
    dayAt('到岗日期'),
    dayAt('取得日期'),
    dayAt('登记起'),
    dayAt('登记止'),
  ]
  const examPlace = at('考试报名地区划代码') === '' ? null : parseDivisionCode(at('考试报名地区划代码'))
  if (at('考试报名地区划代码') !== '' && examPlace === null)
    wrong('考试报名地区划代码', 'division-code-not-valid')
  const examYear = at('考试年度') === '' ? null : Number(at('考试年度').replace(/年$/, ''))
  if (examYear !== null && !(Number.isInteger(examYear) && examYear >= 2008 && examYear <= 2100))
    wrong('考试年度', 'value-not-valid')
  if (at('到岗日期') === '') wrong('到岗日期', 'value-missing')
  if (level && at('证书编号') === '') wrong('证书编号', 'value-missing')
  if (level && at('取得日期') === '') wrong('取得日期', 'value-missing')
  const certificate =
    level && obtained
      ? {
          id: newId(),
          level,
          number: at('证书编号'),
          obtainedOn: obtained,
          examYear,
          examPlace,
          issuer: at('发证机关').slice(0, 80) || null,
          registration: at('登记证号') || null,
          registeredFrom,
          registeredTo,
        }
      : undefined
  return {
    row,
    name: at('姓名'),
    level,
    problems,
    member: {
      id: newId(),
      name: at('姓名').slice(0, 40),
      sex: 0,
      idNumber,
      phone: at('联系电话') || null,
      tags: [],
      post: {
        id: newId(),
        station: employerKind === 'station' ? station.id : null,
        division: station.division,
        employerKind,
        employer: at('用人单位') || station.name,
        kind,
        fullTime: true,
        main: true,
        from: from ?? today,
      },
      certificate,
    },
  }
}
