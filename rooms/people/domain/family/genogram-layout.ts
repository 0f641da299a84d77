import { generationsOf } from './generations.ts'
import { spaced } from './spaced.ts'
import type { Member, Tie } from './ties.ts'
import { type Bracket, bracketsOf, inBirthOrder, type Union, unionsOf } from './unions.ts'

/** Where each member stands: a column of one width a person, so that no two symbols or names can touch. */
export type Placed = Member & { readonly x: number; readonly row: number }

export type GenogramLayout = {
  readonly members: readonly Placed[]
  readonly unions: readonly Union[]
  readonly brackets: readonly Bracket[]
  readonly rows: number
}

/** The width of one member with name, in pixels. */
export const slot = 116

type Unit = { readonly keys: readonly string[]; readonly row: number }

/** Partners stand side by side; who had several stands between them. Longest chain first, so that all are adjacent. */
function unitsOf(
  members: readonly Member[],
  rows: ReadonlyMap<string, number>,
  unions: readonly Union[],
): Unit[] {
  const partners = new Map<string, string[]>()
  for (const { parents } of unions) {
    const [a, b] = parents
    if (!a || !b || rows.get(a) !== rows.get(b)) continue
    partners.set(a, [...(partners.get(a) ?? []), b])
    partners.set(b, [...(partners.get(b) ?? []), a])
  }
  const units: Unit[] = []
  const done = new Set<string>()
  const sexOf = new Map(members.map(({ key, sex }) => [key, sex]))
  for (const { key } of inBirthOrder(members)) {
    if (done.has(key)) continue
    const reached = connected(key, partners)
    for (const one of reached) done.add(one)
    units.push({ keys: chainOf(reached, partners, sexOf), row: rows.get(key) ?? 0 })
  }
  return units
}

function connected(start: string, partners: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = [start]
  for (const key of reached) {
    for (const other of partners.get(key) ?? []) if (!reached.includes(other)) reached.push(other)
  }
  return reached
}

/** Who has most partners stands in the middle, the others to the left and right in turn; of a couple the man to the left. */
function chainOf(
  keys: readonly string[],
  partners: ReadonlyMap<string, readonly string[]>,
  sexOf: ReadonlyMap<string, number>,
): string[] {
  if (keys.length <= 2)
    return keys.toSorted((a, b) => (sexOf.get(a) ?? 0) - (sexOf.get(b) ?? 0) || (a < b ? -1 : 1))
  const chain: string[] = []
  const placed = new Set<string>()
  const middle = keys.toSorted(
    (a, b) => (partners.get(b)?.length ?? 0) - (partners.get(a)?.length ?? 0) || (a < b ? -1 : 1),
  )[0] as string
  chain.push(middle)
  placed.add(middle)
  const grow = (end: 'left' | 'right', from: string) => {
    const next = (partners.get(from) ?? []).toSorted().find((key) => !placed.has(key))
    if (!next) return
    placed.add(next)
    if (end === 'left') chain.unshift(next)
    else chain.push(next)
    grow(end, next)
  }
  for (let left = true; placed.size < keys.length; left = !left) {
    const before = placed.size
    grow(left ? 'left' : 'right', middle)
    // Whoever hangs on somebody inside the chain is put at its end.
    if (placed.size === before) {
      const rest = keys.toSorted().find((key) => !placed.has(key)) as string
      placed.add(rest)
      chain.push(rest)
    }
  }
  return chain
}

/**
 * Lays a family out in rows by generation. The same family gives the same picture in whatever order it is told. Units are
 * ordered by where their parents and children stand and then spread so that these are as near above each other as they can.
 */
export function layOut(client: string, members: readonly Member[], ties: readonly Tie[]): GenogramLayout {
  const sorted = inBirthOrder(members)
  const rowOf = generationsOf(client, sorted, ties)
  const unions = unionsOf(sorted, ties)
  const units = unitsOf(sorted, rowOf, unions)
  const count = Math.max(0, ...units.map(({ row }) => row)) + 1
  const rows = Array.from({ length: count }, (_, row) => units.filter((unit) => unit.row === row))
  const center = new Map<string, number>()
  for (const row of rows) {
    settle(
      row,
      row.map((_, at) => at * slot * 2),
      center,
    )
  }
  for (let sweep = 0; sweep < 10; sweep += 1) {
    const downward = sweep % 2 === 0
    for (const at of downward ? rows.keys() : [...rows.keys()].toReversed()) {
      const row = rows[at] as Unit[]
      // Only while going down is the order changed: children follow their parents, and by age within one family.
      if (downward && sweep < 6) {
        const order = new Map(row.map((unit) => [unit, orderOf(unit, unions, center)]))
        row.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0) || byAge(a, b, sorted))
      }
      settle(
        row,
        row.map((unit) => wish(unit, unions, center, downward)),
        center,
      )
    }
  }
  for (const row of rows) drawIn(row, unions, center)
  const left = Math.min(...[...center.values()])
  return {
    members: sorted.map((member) => ({
      ...member,
      x: Math.round((center.get(member.key) ?? 0) - left + slot / 2),
      row: rowOf.get(member.key) ?? 0,
    })),
    unions,
    brackets: bracketsOf(ties, unions),
    rows: count,
  }
}

const byAge = (a: Unit, b: Unit, sorted: readonly Member[]): number => {
  const place = ({ keys }: Unit) => Math.min(...keys.map((key) => sorted.findIndex((one) => one.key === key)))
  return place(a) - place(b)
}

/** Puts the units of a row as near to where they want to be as their widths allow. */
function settle(row: readonly Unit[], wanted: readonly number[], center: Map<string, number>): void {
  const widths = row.map(({ keys }) => keys.length * slot)
  const middles = spaced(wanted, widths)
  for (const [at, { keys }] of row.entries()) {
    const start = (middles[at] ?? 0) - ((keys.length - 1) * slot) / 2
    for (const [place, key] of keys.entries()) center.set(key, start + place * slot)
  }
}

/** Whoever is tied to nobody stands right beside the others of the row, not wherever the first spread left room. */
function drawIn(row: readonly Unit[], unions: readonly Union[], center: Map<string, number>): void {
  for (const [at, { keys }] of row.entries()) {
    const before = row[at - 1]?.keys.at(-1)
    const tied = unions.some(({ parents, children }) =>
      keys.some((key) => parents.includes(key) || children.includes(key)),
    )
    if (before === undefined || tied) continue
    const start = (center.get(before) ?? 0) + slot
    for (const [place, key] of keys.entries()) center.set(key, start + place * slot)
  }
}

const mean = (keys: readonly string[], center: ReadonlyMap<string, number>): number =>
  keys.reduce((sum, key) => sum + (center.get(key) ?? 0), 0) / Math.max(1, keys.length)

const average = (values: readonly number[], otherwise: number): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : otherwise

/** What the units of a row are ordered by: where the parents stand; children of one couple then stand by age. */
const orderOf = (unit: Unit, unions: readonly Union[], center: ReadonlyMap<string, number>): number =>
  average(
    unions
      .filter(({ children }) => children.some((key) => unit.keys.includes(key)))
      .map(({ parents }) => mean(parents, center)),
    mean(unit.keys, center),
  )

/** Where a unit would best stand: below its parents going down, above its children going up; else where it is. */
function wish(
  unit: Unit,
  unions: readonly Union[],
  center: ReadonlyMap<string, number>,
  downward: boolean,
): number {
  const here = mean(unit.keys, center)
  const pulls = unions.flatMap(({ parents, children }) => {
    if (!downward)
      return parents.some((key) => unit.keys.includes(key)) && children.length > 0
        ? [mean(children, center) + here - mean(parents, center)]
        : []
    return children.flatMap((key, at) =>
      unit.keys.includes(key)
        ? [mean(parents, center) + (at - (children.length - 1) / 2) * slot + here - (center.get(key) ?? here)]
        : [],
    )
  })
  return average(pulls, here)
}
