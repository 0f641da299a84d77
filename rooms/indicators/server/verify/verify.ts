import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Catalogue, Family } from '../catalogue.ts'
import type { CellTable } from '../cell-table.ts'
import type { Engine } from '../engine.ts'
import { settleAll } from '../settle.ts'
import type { Difference } from './compare.ts'
import { rowsAround } from './recount.ts'
import { recounted } from './recounted.ts'
import { referenceDifferences } from './reference-stations.ts'
import { verifySample } from './sample.ts'
import { stockDifferences } from './stocks.ts'
import { storedFigures, type VerifiedPart } from './stored.ts'

export type Verified = {
  /** Stored rows that were held against the base records. */
  readonly rows: number
  readonly differences: readonly Difference[]
  /** Leaves that were marked again while it was verified; their nodes may differ for that reason alone. */
  readonly unsettled: number
}

/** How much is verified of what is too much to verify whole; the same seed draws the same again. */
export type Sample = { readonly size: number; readonly seed: number }

const nationwide = { low: 0, high: 999_999_999_999 }

/**
 * Recounts every figure from base records, three ways that have nothing of how leaves are counted: GROUP BY at every
 * node and period, the reference evaluator over the records of every station (which reads conditions as leaves do), and
 * the register as it stood at quarter ends. A sample is recounted by GROUP BY alone. Settles first, then reads one snapshot, so that writing goes on meanwhile.
 */
export async function verifyFigures(engine: Engine, sample?: Sample): Promise<Verified> {
  await settleAll(engine)
  await engine.cells.load(engine.worker)
  return engine.worker
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const filled = await familiesWithRows(tx, engine.catalogue)
      const found = sample
        ? await verifySample(tx, { ...engine, catalogue: filled }, sample)
        : await verifyWhole(tx, engine, filled)
      const marks = await sql<{ unsettled: number }>`
        select count(*)::integer as unsettled from (select distinct station, month from figure_dirty) d`.execute(
        tx,
      )
      return { ...found, unsettled: marks.rows[0]?.unsettled ?? 0 }
    })
}

type Found = Pick<Verified, 'rows' | 'differences'>

async function verifyWhole(tx: Handle, engine: Engine, filled: Catalogue): Promise<Found> {
  const last = engine.month()
  const counties = await countiesOf(tx, filled)
  const parts: VerifiedPart[] = [
    ...counties.map((county) => ({ low: county, high: county + 999_999, levels: [3, 4, 5], last })),
    { ...nationwide, levels: [0, 1, 2, 6], last },
  ]
  let rows = 0
  const differences: Difference[] = []
  for (const part of parts) {
    const found = await verifyPart(tx, filled, engine.cells, part)
    rows += found.rows
    differences.push(...found.differences)
  }
  differences.push(...(await referenceDifferences(tx, engine.catalogue, engine.cells, last)))
  for (const county of counties) {
    const part = { low: county, high: county + 999_999 }
    differences.push(...(await stockDifferences(tx, engine.catalogue, engine.cells, { ...part, last })))
  }
  return { rows, differences }
}

async function verifyPart(
  tx: Handle,
  catalogue: Catalogue,
  cells: CellTable,
  part: VerifiedPart,
): Promise<Found> {
  const stored = await storedFigures(tx, part)
  return recounted(tx, catalogue, cells, { part, stored, rowsOf: (view) => rowsAround(view, part) })
}

/**
 * The catalogue with the views alone in which there is a row at all: a county that keeps few kinds of records need not
 * ask seventy empty views for each of its parts. Every measure stays, so that stored figures without records are found.
 */
async function familiesWithRows(tx: Handle, catalogue: Catalogue): Promise<Catalogue> {
  const families: Family[] = []
  for (const family of catalogue.families) {
    const source = sql.ref(family.view.recountedFrom ?? family.view.name)
    const found = await sql`select from ${source} limit 1`.execute(tx)
    if (found.rows.length > 0) families.push(family)
  }
  return { ...catalogue, families }
}

/** Counties in which there is a record or a stored figure, as 410621000000. */
async function countiesOf(tx: Handle, catalogue: Catalogue): Promise<number[]> {
  const sources = [
    ...catalogue.families.map(({ view }) => view.recountedFrom ?? view.name),
    'figure_leaf',
    'figure_division',
  ]
  const found = await sql<{ county: number }>`${sql.join(
    sources.map((source) => sql`select division / 1000000 * 1000000 as county from ${sql.ref(source)}`),
    sql` union `,
  )} order by 1`.execute(tx)
  return found.rows.map((row) => row.county)
}
