import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { SheetRow } from '../../../documents/index.ts'
import { placeResolver } from '../../../regions/index.ts'
import { categoryBook } from '../../domain/category.ts'
import type { LedgerField } from '../../domain/ledger/fields.ts'
import type { LedgerMapping } from '../../domain/ledger/mapping.ts'
import { ledgerReader } from '../../domain/ledger/parse-row.ts'
import type { LedgerPerson } from '../../domain/ledger/person.ts'
import { categoryFile, codeTables } from '../data-files.ts'
import { cellsAsMeant } from './cells-as-meant.ts'
import { foundPlace } from './found-place.ts'
import { householdReader } from './household-key.ts'
import type { PlacedPerson, ProblemRow, ReadingOrder, RowProblem } from './reading.ts'

export type ReadRow =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'person'; readonly person: PlacedPerson | null; readonly problem: ProblemRow | null }

export type Told = Pick<ReadingOrder, 'today' | 'station' | 'scope' | 'places' | 'words'>

/**
 * Reads the rows of a file, sheet after sheet, into people with their places. It remembers who was read already: a person
 * in two rows (and under two categories) is one, and one number under two names is a mistake in one of them.
 */
export class RowReader {
  readonly #told: Told
  readonly #context
  readonly #resolve
  readonly #household
  readonly #seen = new Map<string, { readonly line: number; readonly row: number; readonly name: string }>()
  readonly #wanted: ReadonlySet<number>
  #line = 0

  /** `wanted` are lines whose cells are told even when nothing is wrong with them. */
  constructor(cipher: FieldCipher, told: Told, wanted: ReadonlySet<number> = new Set()) {
    this.#wanted = wanted
    this.#told = told
    this.#context = {
      today: told.today,
      codes: codeTables(),
      categories: categoryBook(categoryFile(), told.words),
    }
    this.#resolve = placeResolver(told.places.divisions, told.places.above)
    this.#household = householdReader(cipher)
  }

  /** The reader of one sheet; `firstLine` names the first row where it is not the next of the file. */
  sheet(mapping: LedgerMapping, firstLine?: number): (row: SheetRow) => ReadRow {
    if (firstLine !== undefined) this.#line = firstLine
    const read = ledgerReader(mapping, this.#context)
    const asMeant = cellsAsMeant(mapping)
    return (row) => {
      const cells = asMeant(row)
      const outcome = read(row)
      if (outcome.kind === 'skipped') return { kind: 'skipped' }
      const line = this.#line++
      const problems: RowProblem[] = outcome.problems.map(({ column, code, severity, data }) => ({
        letter: column?.letter ?? null,
        header: column?.header ?? null,
        code,
        severity,
        data,
      }))
      const person = outcome.rejected ? null : this.#place(outcome.person, row, line, mapping, problems)
      const problem: ProblemRow | null =
        problems.length === 0 && !this.#wanted.has(line)
          ? null
          : {
              line,
              sheet: row.sheet,
              row: row.row,
              rejected: person === null,
              codes: [...new Set(problems.map(({ code }) => code))],
              content: { cells, problems },
            }
      return { kind: 'person', person, problem }
    }
  }

  #place(
    said: LedgerPerson,
    row: SheetRow,
    line: number,
    mapping: LedgerMapping,
    problems: RowProblem[],
  ): PlacedPerson | null {
    const report = (
      field: LedgerField,
      code: string,
      severity: 'reject' | 'warn',
      data: RowProblem['data'],
    ) => {
      const column = mapping.columns.find((candidate) => candidate.field === field)
      problems.push({ letter: column?.letter ?? null, header: column?.header ?? null, code, severity, data })
    }
    const { station, scope } = this.#told
    const place = foundPlace(said, this.#resolve, station.division, scope, station.isCovered)
    if (place.problem)
      report(place.problem.field, place.problem.code, place.problem.severity, { text: place.problem.text })
    if (place.division === null) return null
    const hamlet = place.problem?.code === 'village-unknown' ? said.village : null
    const person = { ...said, livingAddress: said.livingAddress ?? hamlet }
    const household = this.#household(person, row.sheet, line, place.division)
    const key = person.identityNumber ?? `${person.name}|${person.birth}|${place.division}|${household.key}`
    const before = this.#seen.get(key)
    if (before && before.name !== person.name) {
      report('identityNumber', 'number-used-twice', 'reject', { other: before.row })
      return null
    }
    if (!before) this.#seen.set(key, { line, row: row.row, name: person.name })
    return {
      said: person,
      line,
      follows: before?.line ?? null,
      sheet: row.sheet,
      row: row.row,
      division: place.division,
      household,
    }
  }
}
