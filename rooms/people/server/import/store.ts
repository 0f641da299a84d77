import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { LedgerSheet, SheetSamples } from './reading.ts'

export type ImportState =
  | 'reading'
  | 'mapping'
  | 'ready'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'failed'

/** A row of `ledger_import`. */
export type ImportRow = {
  readonly province: number
  readonly id: Id
  readonly station: Id
  readonly division: number
  readonly fileName: string
  readonly asOf: Day
  readonly state: ImportState
  readonly failure: string | null
  readonly sheets: readonly LedgerSheet[]
  readonly words: Readonly<Record<string, string>>
  readonly shownSealed: Buffer | null
  readonly unknownWords: readonly string[]
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly warned: number
  readonly createdRows: number
  readonly updatedRows: number
  readonly unchangedRows: number
  readonly totalRows: number
  readonly readRows: number
  readonly checkedRows: number
  readonly writtenRows: number
  readonly scope: Scope
  readonly account: Id
  readonly accountName: string
  readonly request: string | null
  readonly createdAt: Date
  readonly appliedAt: Date | null
  readonly version: number
}

/** What the preview shows, sealed because it names people and their categories. */
export type Shown = {
  readonly samples: readonly SheetSamples[]
  readonly preview: readonly PreviewRow[]
}

export type PreviewRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly idNumber: string | null
  readonly place: string
  readonly categories: readonly string[]
  readonly outcome: 'created' | 'updated' | 'unchanged'
}

export const openShown = (cipher: FieldCipher, row: ImportRow): Shown =>
  row.shownSealed ? (JSON.parse(cipher.open(row.shownSealed)) as Shown) : { samples: [], preview: [] }

/** The import, or nothing when there is none in the scope. */
export async function findImport(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<StoredRow>`
    select * from ledger_import
    where province = any(${provincesIn(scope)}::smallint[]) and id = ${id}
      and ${within(scope, { division: 'division', station: 'station' })} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0] && withWords(rows[0])
}

/** For jobs: the import wherever it is. */
export async function importOf(worker: Handle, province: number, id: Id): Promise<ImportRow> {
  const { rows } = await sql<StoredRow>`
    select * from ledger_import where province = ${province} and id = ${id}`.execute(worker)
  if (!rows[0]) throw new Error('the import is gone')
  return withWords(rows[0])
}

type StoredRow = Omit<ImportRow, 'words'> & { readonly words: readonly (readonly [string, string])[] }

// Stored as pairs: the renaming of columns reaches into JSON objects, and a word is no column.
const withWords = (row: StoredRow): ImportRow => ({ ...row, words: Object.fromEntries(row.words) })

type Columns = { [column: string]: string | number | Buffer | null | readonly string[] }

/** Writes columns of an import from a job, outside its transaction, so that whoever waits sees how far it is. */
export async function updateImport(
  worker: Handle,
  { province, id }: Pick<ImportRow, 'province' | 'id'>,
  columns: Columns,
): Promise<void> {
  const settings = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  await sql`update ledger_import set ${sql.join(settings)} where province = ${province} and id = ${id}`.execute(
    worker,
  )
}
