import { sql } from 'kysely'
import { BinaryFields } from '../../../../platform/server/database/binary-fields.ts'
import type { Copying } from '../../../../platform/server/database/copying.ts'
import type { PackedTally } from '../tally.ts'

/** A leaf row by its place. */
export type PlacedLeaf = PackedTally & { readonly division: number; readonly month: number }

/** As many as are held in memory at once, twice over. */
const rowsASlice = 50_000

/** Every stored leaf row in the order of place and month, whole counties at a time; the next are read meanwhile. */
export async function* leafSlices(copying: Copying): AsyncGenerator<PlacedLeaf[]> {
  const ranges = await slices(copying)
  const read = (range: Range | undefined) => (range ? readSlice(copying, range) : null)
  let next = read(ranges[0])
  for (let i = 0; next; i += 1) {
    const bytes: Buffer = await next
    next = read(ranges[i + 1])
    yield unpacked(bytes)
  }
}

type Range = { readonly low: number; readonly high: number }

function readSlice(copying: Copying, { low, high }: Range): Promise<Buffer> {
  const read = copying.readOut(sql`select division, month, amounts, members from figure_leaf
    where division between ${sql.lit(low)} and ${sql.lit(high)} order by division, month`)
  // Whoever waits for it is told of a failure; until then nobody listens.
  read.catch(() => {})
  return read
}

function unpacked(bytes: Buffer): PlacedLeaf[] {
  const leaves: PlacedLeaf[] = []
  for (const fields = new BinaryFields(bytes); fields.nextRow(); ) {
    const [division, month] = [fields.bigint(), fields.integer()]
    leaves.push({ division, month, amounts: fields.binary(), members: fields.binary() })
  }
  return leaves
}

async function slices({ tx }: Copying): Promise<Range[]> {
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
