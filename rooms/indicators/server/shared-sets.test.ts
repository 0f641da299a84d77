import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countShared, packShared, type SizedSet, unpackShared } from '../domain/shared-sets.ts'
import { CellTable } from './cell-table.ts'
import { MemberSet } from './member-set.ts'
import { countingMembers } from './members-by-set.ts'
import { MemberPacker } from './packed-members.ts'
import { sharedSetsOf } from './shared-sets.ts'

/** Cells of two measures by category set; every other cell is something else. */
const keys = ['', 'DB', 'DB|KJ', 'KJ', 'CJ', 'TK'] as const
const cellOf = (measure: number, key: number) => 3 + measure * 10 + key
const cells = new Map(
  [0, 1].flatMap((measure) => keys.map((_, key) => [cellOf(measure, key), `m${measure}`])),
)

const table = new CellTable()
table.cellOf = (id) => {
  const measure = cells.get(id)
  return measure ? { measure, split: 'category', value: keys[(id - 3) % 10] as string } : null
}

/** Members of the sets of both measures, packed as a row stores them, with a total that must not be taken for a set. */
function packed(sets: readonly (readonly (readonly number[])[])[]): {
  members: Uint8Array
  sizes: SizedSet[][]
} {
  const packer = new MemberPacker().start()
  packer.add(1, setOf(sets.flat(2)))
  const sizes = sets.map((ofMeasure, measure) =>
    ofMeasure.flatMap((members, key) => {
      if (members.length === 0) return []
      const set = setOf(members)
      packer.add(cellOf(measure, key), set)
      return [{ cell: cellOf(measure, key), key: keys[key] as string, size: set.size }]
    }),
  )
  return { members: packer.done(), sizes }
}

function setOf(members: readonly number[]): MemberSet {
  const set = new MemberSet()
  for (const member of members) set.add(member)
  return set
}

// Few of them so that many are in several sets, or enough for a bitmap.
const someMembers = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
  fc.integer({ min: 1, max: 400 }).map((first) => Array.from({ length: 300 }, (_, i) => first + i * 3)),
)
const setsOfMeasure = fc.tuple(...keys.map(() => someMembers))

describe('who stands in several category sets', () => {
  it('counts every union as uniting the members themselves does', () => {
    fc.assert(
      fc.property(
        fc.tuple(setsOfMeasure, setsOfMeasure),
        fc.subarray([...keys]),
        fc.integer({ min: 0, max: 1 }),
        (sets, some, measure) => {
          const { members, sizes } = packed(sets)
          const shared = unpackShared(sharedSetsOf(members, cells))
          const wanted = (key: string) => some.includes(key as (typeof keys)[number])
          const parts = [{ amounts: new Uint8Array(), members }]
          const united = countingMembers(parts, table, `m${measure}`, (count) => count(wanted))
          expect(countShared(sizes[measure] ?? [], shared)(wanted)).toBe(united)
        },
      ),
    )
  })

  it('says it in few bytes, and nothing where every member stands in one set', () => {
    const { members } = packed([[[1], [2, 3], [4], [], [], []], []])
    expect(sharedSetsOf(members, cells)).toEqual(new Uint8Array())
    const { members: moved } = packed([[[], [1, 2, 3], [2, 3], [3], [], []], []])
    expect(unpackShared(sharedSetsOf(moved, cells))).toEqual([
      { cells: [4, 5], count: 1 },
      { cells: [4, 5, 6], count: 1 },
    ])
    expect(unpackShared(packShared([{ cells: [4, 5], count: 300 }]))).toEqual([{ cells: [4, 5], count: 300 }])
  })
})
