import { sql } from 'kysely'
import { BinaryFields } from '../../../../platform/server/database/binary-fields.ts'
import type { Copying } from '../../../../platform/server/database/copying.ts'
import type { PackedTally } from '../tally.ts'

/** A leaf row by its place. */
export type PlacedLeaf = PackedTally & { readonly division: number; readonly month: number }

/** As many as are held in memory between reading and writing, which take turns on one connection. */
const rowsASlice = 100_000

/** Every stored leaf row in the order of place and month, whole counties at a time. */
export async function* leafSlices(copying: Copying): AsyncGenerator<PlacedLeaf[]> {
  for (const { low, high } of await slices(copying)) {
    const select = sql`select division, month, amounts, members from figure_leaf
      where division between ${sql.lit(low)} and ${sql.lit(high)} order by division, month`
    const bytes = await copying.readOut(select)
    const leaves: PlacedLeaf[] = []
    for (const fields = new BinaryFields(bytes); fields.nextRow(); ) {
      const [division, month] = [fields.bigint(), fields.integer()]
      leaves.push({ division, month, amounts: fields.binary(), members: fields.binary() })
    }
    yield leaves
  }
}

async function slices({ tx }: Copying): Promise<{ low: number; high: number }[]> {
  const counties = await sql<{ county: number; leaves: number }>`
    select division / 1000000 * 1000000 as county, count(*) as leaves from figure_leaf group by 1 order by 1`.execute(
    tx,
  )
  const found: { low: number; high: number; leaves: number }[] = []
  for (const { county, leaves } of counties.rows) {
    const open = found.at(-1)
    if (open && open.leaves + leaves <= rowsASlice) {
      open.high = county + 999_999
      open.leaves += leaves
    } else {
      found.push({ low: county, high: county + 999_999, leaves })
    }
  }
  return found
}
