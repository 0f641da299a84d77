import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import {
  type KeyPart,
  numberPart,
  type SortKey,
  textPart,
} from '../../../../platform/server/database/cursor.ts'
import { type State, standingOfCoverage, standingOfPlace } from '../../domain/targets/standing.ts'
import { askingOf, type Target } from '../../domain/targets/target.ts'
import type { Reading } from '../read-amounts.ts'
import { countPlaces, type PlaceRows, placeRows } from './place-rows.ts'

export type Shown = 'short' | 'met' | 'unknown' | 'all'
export type Order = 'short' | 'code' | 'name'

export type PlaceRow = {
  readonly code: DivisionCode
  readonly name: string
  readonly pinyin: string
  readonly value: number | null
  readonly met: boolean
  readonly short: number | null
}

const shownSql: Record<Shown, RawBuilder<boolean>> = {
  short: sql<boolean>`(not met and value is not null)`,
  met: sql<boolean>`met`,
  unknown: sql<boolean>`(value is null)`,
  all: sql<boolean>`true`,
}

/** What the greatest shortfall comes first by; who is not known stands before all, because somebody must ask. */
const shortKey = sql`coalesce(short, 1e15)`

export const keyOf = (order: Order, row: PlaceRow): SortKey => {
  if (order === 'code') return [row.code]
  return order === 'name' ? [row.pinyin, row.code] : [row.short ?? 1e15, row.code]
}

export const keyShape: Record<Order, readonly KeyPart[]> = {
  code: [numberPart],
  name: [textPart, numberPart],
  short: [numberPart, numberPart],
}

/** One page of the divisions that a target asks, by the list and the day of the question; one row more than the limit. */
export async function listPlaces(
  { tx }: Reading,
  { rows }: PlaceRows,
  page: {
    readonly show: Shown
    readonly order: Order
    readonly after: SortKey | null
    readonly limit: number
  },
): Promise<PlaceRow[]> {
  const { show, order, after, limit } = page
  const following = after ? followingSql(order, after) : sql`true`
  const ordered =
    order === 'code'
      ? sql`code`
      : order === 'name'
        ? sql`pinyin collate "C", code`
        : sql`${shortKey} desc, code`
  const found = await sql<PlaceRow>`select code, name, pinyin, value, met, short from (${rows}) j
    where ${shownSql[show]} and ${following} order by ${ordered} limit ${limit + 1}`.execute(tx)
  return found.rows
}

function followingSql(order: Order, [first, code]: SortKey): RawBuilder<unknown> {
  if (order === 'code') return sql`code > ${first}`
  if (order === 'name') return sql`(pinyin collate "C", code) > (${first}, ${code}::bigint)`
  return sql`(${shortKey} < ${first} or (${shortKey} = ${first} and code > ${code}))`
}

/** How the divisions of a list stand: those of a share are owed together, and overdue only while the share is. */
export async function stateOfPlaces(
  reading: Reading,
  target: Target,
  node: DivisionCode,
  on: Day,
): Promise<{ rows: PlaceRows; stateOf: (row: PlaceRow) => State }> {
  const rows = await placeRows(reading, target, node, on)
  if (askingOf(target) === 'each') {
    return { rows, stateOf: (row) => standingOfPlace(target, row.value, on).state }
  }
  const { state } = standingOfCoverage(target, await countPlaces(reading, rows), on)
  const uncovered: State = state === 'overdue' ? 'overdue' : 'pending'
  return { rows, stateOf: (row) => (row.value === null ? 'unknown' : row.met ? 'met' : uncovered) }
}
