import type { RawBuilder } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { View } from '../../domain/view.ts'
import type { Catalogue } from '../catalogue.ts'
import type { CellTable } from '../cell-table.ts'
import { compare, type Difference, leftOver } from './compare.ts'
import { recount, takeRows } from './recount.ts'
import type { Stored, VerifiedPart } from './stored.ts'

/** What is held against what: the stored figures of a part, and the rows of a view that they are recounted from. */
type Held = {
  readonly part: VerifiedPart
  readonly stored: Stored
  rowsOf(view: View): RawBuilder<boolean>
}

/** Every measure of every view in total and by each split, recounted and compared. Uses up what is stored. */
export async function recounted(
  tx: Handle,
  catalogue: Catalogue,
  cells: CellTable,
  { part, stored, rowsOf }: Held,
): Promise<{ rows: number; differences: Difference[] }> {
  const rows = stored.size
  const differences: Difference[] = []
  for (const { view, measures } of catalogue.families) {
    if (!(await takeRows(tx, view, rowsOf(view)))) continue
    for (const measure of measures) {
      for (const split of [null, ...measure.split_by]) {
        const found = await recount(tx, view, measure, split, part)
        differences.push(...compare(stored, cells, measure.code, split ?? '', found))
      }
    }
  }
  differences.push(...leftOver(stored, cells, new Set(catalogue.measures.map((measure) => measure.code))))
  return { rows, differences }
}
