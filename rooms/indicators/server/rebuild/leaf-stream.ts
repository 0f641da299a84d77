import { type RawBuilder, sql } from 'kysely'
import type { Period } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FamilyPlan, PlannedRow } from '../family-plan.ts'

const rowsAFetch = 5_000

/** All rows of one leaf, of one view. */
export type StreamedLeaf = {
  readonly key: string
  readonly station: string
  readonly month: number
  readonly rows: PlannedRow[]
}

/** Sorts as the database sorts (station, month): uuid text in byte order, months with six digits. */
const keyOf = ({ station, month }: PlannedRow): string => `${station} ${month}`

/** Rows of a statement through a cursor, so that memory stays flat however many there are. */
export async function* streamed<Row>(
  tx: Handle,
  name: string,
  select: RawBuilder<Row>,
): AsyncGenerator<Row[]> {
  await sql`declare ${sql.ref(name)} no scroll cursor for ${select}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsAFetch)} from ${sql.ref(name)}`.execute(tx)
    if (rows.length > 0) yield rows
    if (rows.length < rowsAFetch) break
  }
  await sql`close ${sql.ref(name)}`.execute(tx)
}

/** The leaves of one view in the order of their keys: one scan and one sort, whatever the number of measures. */
export async function* leafStream(tx: Handle, plan: FamilyPlan, last: Period): AsyncGenerator<StreamedLeaf> {
  const from = sql`(select * from ${sql.ref(plan.view.name)} where month <= ${last}) r`
  for (const statement of plan.ensureOrdinals(from)) await statement.execute(tx)
  let open: StreamedLeaf | null = null
  for await (const rows of streamed(tx, `leaves_of_${plan.view.name}`, plan.select(from))) {
    for (const row of rows) {
      const key = keyOf(row)
      if (open && open.key === key) {
        open.rows.push(row)
        continue
      }
      if (open) yield open
      open = { key, station: row.station, month: row.month, rows: [row] }
    }
  }
  if (open) yield open
}

/** Leaves of several views side by side: those with the lowest key, together. */
export async function* sideBySide(
  streams: readonly AsyncGenerator<StreamedLeaf>[],
): AsyncGenerator<(StreamedLeaf | null)[]> {
  const heads = await Promise.all(streams.map(async (stream) => leafOrNull(await stream.next())))
  for (;;) {
    const keys = heads.flatMap((head) => (head ? [head.key] : []))
    if (keys.length === 0) return
    const lowest = keys.reduce((a, b) => (a < b ? a : b))
    yield heads.map((head) => (head?.key === lowest ? head : null))
    for (const [i, stream] of streams.entries()) {
      if (heads[i]?.key === lowest) heads[i] = leafOrNull(await stream.next())
    }
  }
}

const leafOrNull = (result: IteratorResult<StreamedLeaf>): StreamedLeaf | null =>
  result.done ? null : result.value
