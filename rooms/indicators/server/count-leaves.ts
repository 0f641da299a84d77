import { type RawBuilder, sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import type { Copying } from '../../../platform/server/database/copying.ts'
import { CellNumbers, totalCell } from './cell-numbers.ts'
import type { Engine } from './engine.ts'
import { FamilyPlan } from './family-plan.ts'
import { type CountedRow, LeafRowReader, type LeafRows } from './leaf-rows.ts'
import { type PackedTally, Tally } from './tally.ts'

/** A leaf of the figures: one station in one month (202305). */
export type Leaf = { readonly station: Id; readonly month: number }

/** What is stored of a leaf in one of its places. */
export type LeafRow = Leaf & { readonly division: number } & PackedTally

export const leafKey = ({ station, month }: Leaf): string => `${station} ${month}`

/** How all measures are counted: a plan a view, and the numbers of the cells. */
export type Counting = { readonly plans: readonly FamilyPlan[]; readonly numbers: CellNumbers }

/** The caller holds the settling lock, because new cells are numbered under it. */
export async function openCounting(engine: Engine, { tx }: Pick<Copying, 'tx'>): Promise<Counting> {
  const numbers = await CellNumbers.open(engine.cells, tx)
  const { families } = engine.catalogue
  await numbers.ensure(families.flatMap(({ measures }) => measures.map(totalCell)))
  return { plans: families.map((family) => new FamilyPlan(family)), numbers }
}

/** Where the rows of a view are taken from; it names them `r`. */
export type Source = (view: string) => RawBuilder<unknown>

/** Numbers for households and the like that occur for the first time. */
export async function ensureOrdinals(
  { tx }: Pick<Copying, 'tx'>,
  plans: readonly FamilyPlan[],
  source: Source,
): Promise<void> {
  for (const plan of plans) {
    for (const statement of plan.ensureOrdinals(source(plan.view.name))) await statement.execute(tx)
  }
}

/** The leaves of all views side by side, with all their rows, in the order of station and month: one scan a view, one sort. */
export async function* leavesOf(
  from: Pick<Copying, 'copyOut'>,
  { plans, numbers }: Counting,
  source: Source,
): AsyncGenerator<LeafRows[]> {
  const views = plans.map((plan, number) => plan.select(number, source(plan.view.name)))
  const rows = sql`select station, month, division, plan, fields from (${sql.join(views, sql` union all `)}) r
    order by station, month, plan, id`
  const reader = new LeafRowReader(plans)
  for await (const chunk of from.copyOut(rows)) {
    const leaves = reader.take(chunk)
    await numberClasses(plans, numbers)
    if (leaves.length > 0) yield leaves
  }
  yield reader.finish()
}

async function numberClasses(plans: readonly FamilyPlan[], numbers: CellNumbers): Promise<void> {
  const fresh = plans.flatMap((plan) => plan.fresh.splice(0))
  if (fresh.length === 0) return
  await numbers.ensure(fresh.flatMap((found) => found.cells))
  for (const found of fresh) found.number(numbers)
}

/** Adds one row to a tally. */
export function addRow(tally: Tally, { of, numbers, firsts }: CountedRow): void {
  addToAll(tally, of.records, 1)
  for (const { place, cells } of of.sums) addToAll(tally, cells, numbers[place] ?? 0)
  for (const { place, cells } of of.members) {
    const member = numbers[place]
    if (member === null || member === undefined) continue
    for (let i = 0; i < cells.length; i += 1) tally.addMember(cells[i] as number, member)
  }
  if (firsts === 0) return
  for (const [i, { cells }] of of.firsts.entries()) if (firsts & (1 << i)) addToAll(tally, cells, 1)
}

// By index: this runs some fifty times for every record of the country.
function addToAll(tally: Tally, cells: Int32Array, amount: number): void {
  for (let i = 0; i < cells.length; i += 1) tally.addAmount(cells[i] as number, amount)
}

const tally = new Tally()

/** What is stored of a leaf: a row for each of its places that has anything to count. */
export function countedLeaf({ station, month, rows }: LeafRows): LeafRow[] {
  const places = new Map<number, CountedRow[]>()
  for (const row of rows) {
    const place = places.get(row.division)
    if (place) place.push(row)
    else places.set(row.division, [row])
  }
  const counted: LeafRow[] = []
  for (const [division, own] of places) {
    for (const row of own) addRow(tally, row)
    const packed = tally.pack()
    if (packed.amounts.length > 0) counted.push({ station, month, division, ...packed })
  }
  return counted
}

/** Counts some leaves from base records, all measures in one pass a view. */
export async function countLeaves(
  copying: Copying,
  engine: Engine,
  leaves: readonly Leaf[],
): Promise<LeafRow[]> {
  const counting = await openCounting(engine, copying)
  const literals = (values: readonly (string | number)[]) => sql.join(values.map((value) => sql.lit(value)))
  const wanted = sql`unnest(array[${literals(leaves.map((leaf) => leaf.station))}]::uuid[],
    array[${literals(leaves.map((leaf) => leaf.month))}]::integer[]) as leaf (station, month)`
  // Leaf by leaf: into a view that unites others a join reaches only by reading all of them, a condition by their
  // indexes. `offset 0` keeps the planner from making a join of it.
  const source: Source = (view) =>
    sql`${wanted} cross join lateral (select * from ${sql.ref(view)} of
      where of.station = leaf.station and of.month = leaf.month offset 0) r`
  await ensureOrdinals(copying, counting.plans, source)
  // Cells are numbered on the same connection, so all rows are read before the first is counted.
  const from = {
    async *copyOut(select: RawBuilder<unknown>) {
      yield await copying.readOut(select)
    },
  }
  const counted: LeafRow[] = []
  for await (const found of leavesOf(from, counting, source)) counted.push(...found.flatMap(countedLeaf))
  return counted
}
