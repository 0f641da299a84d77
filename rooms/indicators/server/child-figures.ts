import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import { monthsOf, type Period } from '../../../kernel/period.ts'
import { within } from '../../../platform/server/database/scope.ts'
import { childrenOf, placesOf, stationsWithin } from '../../regions/server/index.ts'
import { branchSteps, levelNumber } from '../domain/branch.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import type { NamedNode } from './node-access.ts'
import { amountsAt, type Reading, sumOfParts, withStocks } from './read-amounts.ts'
import type { FlowPart } from './read-stock.ts'
import { upTo } from './read-stock.ts'
import type { PackedTally } from './tally.ts'

/** One part of a node with its amounts in the period. */
export type ChildFigures = { readonly named: NamedNode; readonly amounts: Amounts }

const mostChildren = 2_000

/**
 * The divisions below a node, by code: those that are there today, with or without records, and those that were there
 * when something was recorded.
 */
export async function divisionChildren(
  reading: Reading,
  division: DivisionCode,
  period: Period,
  today: Day,
): Promise<ChildFigures[]> {
  const amounts = await childAmounts(reading, division, period)
  const present = await childrenOf(reading.tx, division, today, -1, mostChildren)
  const gone = [...amounts.keys()].filter((code) => !present.some((child) => child.code === code))
  const places = await placesOf(reading.tx, [...present.map(({ code }) => code), ...gone], today)
  return [...present.map(({ code }) => code), ...gone]
    .toSorted((a, b) => a - b)
    .map((code) => {
      const { name, path } = places(code)
      return {
        named: { node: String(code).padStart(12, '0'), kind: 'division' as const, name, path },
        amounts: amounts.get(code) ?? new Map(),
      }
    })
}

/** The stations that stand inside a division and that the reader may see. */
export async function stationChildren(
  reading: Reading,
  division: DivisionCode,
  period: Period,
  today: Day,
): Promise<ChildFigures[]> {
  const stations = await stationsWithin(reading.tx, reading.scope, division, today)
  const rows: ChildFigures[] = []
  for (const { id, name } of stations) {
    const amounts = await amountsAt(reading, { kind: 'station', station: id }, [period])
    rows.push({
      named: { node: `station:${id}`, kind: 'station', name, path: name },
      amounts: amounts.get(period) ?? new Map(),
    })
  }
  return rows
}

/** What was recorded at a division's own code and in none of its parts. */
export async function ownAmounts(reading: Reading, division: DivisionCode, period: Period): Promise<Amounts> {
  const { parts, flows } = await leafRows(reading, sql<boolean>`division = ${division}`, division, period)
  return withStocks(reading, sumOfParts(parts), flows)
}

type ChildPart = PackedTally & { readonly child: DivisionCode }
type ChildFlow = FlowPart & { readonly child: DivisionCode }
type Rows = { readonly parts: readonly ChildPart[]; readonly flows: readonly ChildFlow[] }

/** Amounts of all parts of a division in a few statements, however many there are. */
async function childAmounts(
  reading: Reading,
  division: DivisionCode,
  period: Period,
): Promise<Map<DivisionCode, Amounts>> {
  const parts = new Map<DivisionCode, ChildPart[]>()
  const flows = new Map<DivisionCode, ChildFlow[]>()
  for (const { childLevel, step } of branchSteps(levelNumber(division))) {
    // The node's own code lies in its range; what stands there is in none of its parts.
    const inside = sql<boolean>`division > ${division} and division < ${division + step}`
    const found =
      childLevel === 5
        ? await leafRows(reading, inside, division, period)
        : await branchRowsIn(reading, inside, division, childLevel, period)
    for (const part of found.parts) group(parts, part)
    for (const flow of found.flows) group(flows, flow)
  }
  const amounts = new Map<DivisionCode, Amounts>()
  for (const child of new Set([...parts.keys(), ...flows.keys()])) {
    amounts.set(child, await withStocks(reading, sumOfParts(parts.get(child) ?? []), flows.get(child) ?? []))
  }
  return amounts
}

async function leafRows(
  { tx, scope }: Reading,
  where: RawBuilder<boolean>,
  division: DivisionCode,
  period: Period,
): Promise<Rows> {
  const months = monthsOf(period)
  const place = sql`${inProvince(division)} and ${where} and ${within(scope, { division: 'division', station: 'station' })}`
  const parts = await sql<ChildPart>`select division as child, amounts, members from figure_leaf
    where ${place} and month = any(${months}::integer[])`.execute(tx)
  const flows = await sql<ChildFlow>`select division as child, month as period, amounts from figure_leaf
    where ${place} and month <= ${months.at(-1)}`.execute(tx)
  return { parts: parts.rows, flows: flows.rows }
}

async function branchRowsIn(
  { tx, scope }: Reading,
  where: RawBuilder<boolean>,
  division: DivisionCode,
  level: number,
  period: Period,
): Promise<Rows> {
  const place = sql`${inProvince(division)} and level = ${level} and ${where} and ${within(scope, { division: 'division' })}`
  // One row a child: the number of its members is among its amounts.
  const parts =
    await sql<ChildPart>`select division as child, amounts, ''::bytea as members from figure_division
    where ${place} and period = ${period}`.execute(tx)
  const flows = await sql<ChildFlow>`select division as child, period, amounts from figure_division
    where ${place} and ${upTo(monthsOf(period).at(-1) as Period)}`.execute(tx)
  return { parts: parts.rows, flows: flows.rows }
}

const inProvince = (division: DivisionCode) =>
  division === 0 ? sql`true` : sql`province = ${provinceOf(division)}`

function group<R extends { readonly child: DivisionCode }>(groups: Map<DivisionCode, R[]>, row: R): void {
  const rows = groups.get(row.child)
  if (rows) rows.push(row)
  else groups.set(row.child, [row])
}
