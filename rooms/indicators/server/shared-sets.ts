import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { packShared, type SharedSet } from '../domain/shared-sets.ts'
import { MemberSet } from './member-set.ts'
import { packedMembers } from './packed-members.ts'

/**
 * From the province up a row says how many members stand in several category sets, and in which, so that nobody who
 * reads it has to unite a million of them. Below that there are few, and to work it out would cost more than to unite.
 */
export const sharedUpTo = 1

const nothingShared = new Uint8Array(0)

/** The measures of the cells that are category sets, by the number of the cell. */
export async function setCells(tx: Handle): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; measure: string }>`
    select id, measure from figure_cell where split = 'category'`.execute(tx)
  return new Map(rows.map(({ id, measure }) => [id, measure]))
}

/** What a row of this level says of its members; `cells` are those of `setCells`. Below the province it is nothing. */
export const sharedAt = (
  level: number,
  members: Uint8Array,
  cells: ReadonlyMap<number, string>,
): Uint8Array => (level <= sharedUpTo ? sharedSetsOf(members, cells) : nothingShared)

/** Who stands in several sets of one measure, packed; equal members give equal bytes. */
export function sharedSetsOf(members: Uint8Array, cells: ReadonlyMap<number, string>): Uint8Array {
  const measures = new Map<string, (readonly [cell: number, packed: Uint8Array])[]>()
  for (const [cell, packed] of packedMembers(members)) {
    const measure = cells.get(cell)
    if (measure === undefined) continue
    const sets = measures.get(measure)
    if (sets) sets.push([cell, packed])
    else measures.set(measure, [[cell, packed]])
  }
  const shared = [...measures.values()].flatMap(sharedBetween)
  return packShared(shared.toSorted((a, b) => compareCells(a.cells, b.cells)))
}

function sharedBetween(packed: readonly (readonly [cell: number, packed: Uint8Array])[]): SharedSet[] {
  const sets = packed.map(([cell, bytes]) => {
    const set = new MemberSet()
    set.addPacked(bytes)
    return { cell, set }
  })
  const seen = new MemberSet()
  const twice = new MemberSet()
  try {
    for (const { set } of sets) {
      for (const member of set.common(seen)) twice.add(member)
      seen.addSet(set)
    }
    if (twice.size === 0) return []
    const cellsOf = new Map<number, number[]>()
    for (const { cell, set } of sets) {
      for (const member of set.common(twice)) {
        const cells = cellsOf.get(member)
        if (cells) cells.push(cell)
        else cellsOf.set(member, [cell])
      }
    }
    const counts = new Map<string, { readonly cells: readonly number[]; count: number }>()
    for (const cells of cellsOf.values()) {
      const key = cells.join()
      const known = counts.get(key)
      if (known) known.count += 1
      else counts.set(key, { cells, count: 1 })
    }
    return [...counts.values()]
  } finally {
    for (const set of [seen, twice, ...sets.map((one) => one.set)]) set.release()
  }
}

function compareCells(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((cell, i) => cell !== b[i])
  return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1)
}
