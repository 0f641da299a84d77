import { describe, expect, it } from 'vitest'
import { VarintWriter } from '../domain/varint.ts'
import { MemberSet } from './member-set.ts'

const setOf = (members: Iterable<number>) => {
  const set = new MemberSet()
  for (const member of members) set.add(member)
  return set
}
const packed = (set: MemberSet) => {
  const writer = new VarintWriter()
  set.pack(writer)
  return writer.done()
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe('a set of persons', () => {
  it('counts each once, few or many', () => {
    expect(setOf([7, 7, 2, 7]).size).toBe(2)
    expect(setOf([...range(0, 5000), ...range(0, 5000)]).size).toBe(5000)
  })

  it('comes out of its packed form as it went in', () => {
    for (const members of [
      [],
      [5],
      range(10, 74),
      range(10, 75),
      [0, 1_000_000, 2_147_483_647],
      range(1, 90_000),
    ]) {
      const again = new MemberSet()
      again.addPacked(packed(setOf(members)))
      expect(again.toArray()).toEqual(members)
    }
  })

  it('unites exactly, also a few with many', () => {
    const union = setOf(range(0, 40))
    union.addPacked(packed(setOf(range(30, 1000))))
    union.addPacked(packed(setOf([999, 1000, 70_000])))
    expect(union.size).toBe(1002)
  })

  it('unites sets that are still being counted, short and long, in order and not', () => {
    const lengths = [0, 1, 15, 17, 60, 255, 257, 1500]
    for (const a of lengths) {
      for (const b of lengths) {
        const [one, other] = [
          range(1000, 1000 + a),
          range(1000 + Math.floor(a / 2), 1000 + Math.floor(a / 2) + b),
        ]
        const union = setOf(one.toReversed())
        union.addSet(setOf(other.toReversed()))
        union.addSet(setOf(one))
        const wanted = [...new Set([...one, ...other])].toSorted((x, y) => x - y)
        expect(union.toArray()).toEqual(wanted)
        expect(packed(union)).toEqual(packed(setOf(wanted)))
      }
    }
  })

  it('is the same bytes whatever the order and the way it grew', () => {
    const backwards = setOf(range(0, 300).toReversed())
    const united = setOf(range(0, 10))
    united.addPacked(packed(setOf(range(5, 300))))
    expect(packed(backwards)).toEqual(packed(setOf(range(0, 300))))
    expect(packed(united)).toEqual(packed(setOf(range(0, 300))))
  })
})
