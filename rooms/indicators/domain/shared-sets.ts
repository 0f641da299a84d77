import type { CountSets } from './overlap.ts'
import { VarintReader, VarintWriter } from './varint.ts'

/** Members that stand in several category sets of one measure: in which (cells in rising order), and how many. */
export type SharedSet = { readonly cells: readonly number[]; readonly count: number }

const writer = new VarintWriter()

/** Equal lists in equal order are equal bytes; an empty list is none. */
export function packShared(shared: readonly SharedSet[]): Uint8Array {
  writer.start()
  for (const { cells, count } of shared) {
    writer.write(cells.length)
    for (const cell of cells) writer.write(cell)
    writer.write(count)
  }
  return writer.done()
}

export function unpackShared(packed: Uint8Array): SharedSet[] {
  const reader = new VarintReader(packed)
  const shared: SharedSet[] = []
  while (!reader.atEnd) {
    const cells = Array.from({ length: reader.read() }, () => reader.read())
    shared.push({ cells, count: reader.read() })
  }
  return shared
}

/** One category set of a measure: its cell, its key (`DB|KJ`) and how many distinct members stand in it. */
export type SizedSet = { readonly cell: number; readonly key: string; readonly size: number }

/**
 * Counts unions of a measure's sets by arithmetic: who stands in one set only is counted with it, who stands in several
 * once. Exact for every condition, as if the members themselves were united.
 */
export function countShared(sets: readonly SizedSet[], shared: readonly SharedSet[]): CountSets {
  const alone = new Map(sets.map((set) => [set.cell, { ...set }]))
  const several: { readonly keys: readonly string[]; readonly count: number }[] = []
  for (const { cells, count } of shared) {
    const found = cells.map((cell) => alone.get(cell)).filter((set) => set !== undefined)
    if (found.length < cells.length) continue
    for (const set of found) set.size -= count
    several.push({ keys: found.map(({ key }) => key), count })
  }
  return (wanted) => {
    let sum = 0
    for (const { key, size } of alone.values()) if (wanted(key)) sum += size
    for (const { keys, count } of several) if (keys.some(wanted)) sum += count
    return sum
  }
}
