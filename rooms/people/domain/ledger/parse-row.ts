import type { Day } from '../../../../kernel/day.ts'
import type { SheetRow } from '../../../documents/index.ts'
import type { CategoryBook } from '../category.ts'
import type { CodeTableName, PersonCodes } from '../person-codes.ts'
import { readPhones, readYuan, splitList, tidyName } from './cells.ts'
import { earliestDay, readDate } from './dates.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerMapping } from './mapping.ts'
import type { LedgerPerson } from './person.ts'
import type { CellProblem } from './problem.ts'
import { readCategories } from './read-categories.ts'
import { readDisability } from './read-disability.ts'
import { readIdentity, readNumber } from './read-identity.ts'
import { type Above, MappedColumns, RowCells } from './row-cells.ts'
import { type SkippedRow, skippedRows } from './row-kind.ts'

export type LedgerContext = {
  readonly today: Day
  readonly codes: PersonCodes
  readonly categories: CategoryBook
}

export type RowOutcome =
  | {
      readonly kind: 'person'
      readonly row: number
      readonly person: LedgerPerson
      readonly problems: readonly CellProblem[]
      /** At least one problem forbids to take the row in. */
      readonly rejected: boolean
    }
  | { readonly kind: 'skipped'; readonly row: number; readonly why: SkippedRow }

/** Reads the rows of one sheet in their order; it remembers the row before for 同上 and nothing else. */
export function ledgerReader(mapping: LedgerMapping, context: LedgerContext): (row: SheetRow) => RowOutcome {
  const columns = new MappedColumns(mapping)
  const skipped = skippedRows(mapping)
  let above: Above = new Map()
  return (row) => {
    const why = skipped(row)
    if (why) return { kind: 'skipped', row: row.row, why }
    const cells = new RowCells(row, columns, above)
    above = cells.carried
    const person = parsePerson(cells, mapping, context)
    const rejected = cells.problems.some(({ severity }) => severity === 'reject')
    return { kind: 'person', row: row.row, person, problems: cells.problems, rejected }
  }
}

function parsePerson(cells: RowCells, mapping: LedgerMapping, context: LedgerContext): LedgerPerson {
  const { codes, categories, today } = context
  const identity = readIdentity(cells, codes, today)
  const code = (field: LedgerField, table: CodeTableName) => readCode(cells, field, codes, table)
  const list = (field: LedgerField, table: CodeTableName) => readCodes(cells, field, codes, table)
  return {
    ...identity,
    town: readText(cells, 'town'),
    village: readText(cells, 'village'),
    registeredAddress: readText(cells, 'registeredAddress'),
    livingAddress: readText(cells, 'livingAddress'),
    phones: phonesIn(cells, 'phone'),
    ethnicGroup: code('ethnicGroup', 'ethnic-group'),
    education: code('education', 'education'),
    marital: code('marital', 'marital'),
    political: code('political', 'political-status'),
    employment: code('employment', 'employment'),
    household: {
      number: readText(cells, 'householdNumber'),
      headName: nameIn(cells, 'headName'),
      headIdentityNumber: readNumber(cells, 'headIdentityNumber', today, 'warn')?.number ?? null,
      relation: code('relation', 'family-relation'),
      size: readSize(cells),
    },
    categories: readCategories(cells, mapping, categories, identity, today),
    disability: readDisability(cells, codes, identity.identityNumber, today),
    health: code('health', 'health'),
    illness: readText(cells, 'illness'),
    selfCare: code('selfCare', 'self-care'),
    hardshipCauses: list('hardshipCause', 'hardship-cause'),
    incomeSource: readText(cells, 'incomeSource'),
    monthlyIncome: readIncome(cells),
    housing: code('housing', 'housing'),
    guardian: { name: nameIn(cells, 'guardianName'), phones: phonesIn(cells, 'guardianPhone') },
    needs: list('needs', 'need'),
    responsible: nameIn(cells, 'responsible'),
    openedOn: readOpened(cells, mapping, today),
    status: code('status', 'file-status'),
    note: readText(cells, 'note', 2_000),
  }
}

const usualLimit = 200

function readText(cells: RowCells, field: LedgerField, limit = usualLimit): string | null {
  const text = cells.text(field)
  if (text === null || text.length <= limit) return text
  cells.reject(field, 'text-too-long', { limit })
  return null
}

const nameIn = (cells: RowCells, field: LedgerField): string | null => {
  const text = readText(cells, field)
  return text === null ? null : tidyName(text)
}

/** One code for one word; of several words the first that is known. */
function readCode(
  cells: RowCells,
  field: LedgerField,
  codes: PersonCodes,
  table: CodeTableName,
): string | null {
  const text = cells.text(field)
  if (text === null) return null
  const found = [text, ...splitList(text)]
    .map((word) => codes[table].codeOf(word))
    .find((code) => code !== null)
  if (found === undefined) cells.warn(field, 'word-unknown', { text, field: cells.header(field) })
  return found ?? null
}

function readCodes(cells: RowCells, field: LedgerField, codes: PersonCodes, table: CodeTableName): string[] {
  const text = cells.text(field)
  if (text === null) return []
  const words = codes[table].codeOf(text) ? [text] : splitList(text)
  const found = words.flatMap((word) => {
    const code = codes[table].codeOf(word)
    if (code === null) cells.warn(field, 'word-unknown', { text: word, field: cells.header(field) })
    return code === null ? [] : [code]
  })
  return [...new Set(found)]
}

function phonesIn(cells: RowCells, field: LedgerField): string[] {
  const found: string[] = []
  for (const { text } of cells.values(field)) {
    const { phones, wrong } = readPhones(text)
    found.push(...phones)
    for (const part of wrong) cells.warn(field, 'phone-not-valid', { text: part })
  }
  return [...new Set(found)]
}

const largestHousehold = 50

function readSize(cells: RowCells): number | null {
  const text = cells.text('householdSize')
  if (text === null) return null
  const size = Number(/^(\d{1,2})[人口]{0,2}$/.exec(text)?.[1] ?? Number.NaN)
  if (size >= 1 && size <= largestHousehold) return size
  cells.warn('householdSize', 'number-not-valid', { text })
  return null
}

function readIncome(cells: RowCells): number | null {
  const field = cells.text('incomeMonthly') === null ? 'incomeYearly' : 'incomeMonthly'
  const text = cells.text(field)
  if (text === null) return null
  const fen = readYuan(text)
  if (fen === null) cells.warn(field, 'number-not-valid', { text })
  return fen === null || field === 'incomeMonthly' ? fen : Math.round(fen / 12)
}

function readOpened(cells: RowCells, mapping: LedgerMapping, today: Day): Day | null {
  const value = cells.value('openedOn')
  if (!value) return null
  const read = readDate(value, mapping.year)
  if (read.ok && earliestDay(read.value) <= today) return earliestDay(read.value)
  cells.warn('openedOn', read.ok ? 'date-in-future' : read.error, { text: value.text })
  return null
}
