import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Delta, deltaOf, mergedDelta, patched } from './delta.ts'
import { type PackedTally, Tally, united } from './tally.ts'

/** What a part holds: amounts of the cells 1 to 4, members of the cells 11 to 13. */
const content = fc.record({
  amounts: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.integer({ min: -50, max: 2000 })),
  members: fc.dictionary(
    fc.constantFrom('11', '12', '13'),
    fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 400 }),
  ),
})
type Content = { amounts: Record<string, number>; members: Record<string, number[]> }

function tallied({ amounts, members }: Content): PackedTally {
  const tally = new Tally()
  for (const [cell, amount] of Object.entries(amounts)) tally.addAmount(Number(cell), amount)
  for (const [cell, numbers] of Object.entries(members))
    for (const number of numbers) tally.addMember(Number(cell), number)
  return tally.pack()
}

/** The same with more of it; amounts may also sink. */
const grown = (before: Content, more: Content): Content => ({
  amounts: { ...before.amounts, ...more.amounts },
  members: Object.fromEntries(
    [...new Set([...Object.keys(before.members), ...Object.keys(more.members)])].map((cell) => [
      cell,
      [...new Set([...(before.members[cell] ?? []), ...(more.members[cell] ?? [])])],
    ]),
  ),
})

const bytes = ({ amounts, members }: PackedTally) => [[...amounts], [...members]]

describe('what was added to a part', () => {
  it('makes of the whole, to the byte, what its parts unite to', () => {
    fc.assert(
      fc.property(content, content, content, content, content, (one, other, more, evenMore, third) => {
        const parts = [one, other, third].map(tallied) as [PackedTally, PackedTally, PackedTally]
        const later = tallied(grown(one, more))
        const latest = tallied(grown(grown(one, more), evenMore))
        const othersLater = tallied(grown(other, evenMore))
        const deltas = [deltaOf(parts[0], later), deltaOf(later, latest), deltaOf(parts[1], othersLater)]
        const delta = mergedDelta(deltas)
        expect(delta).not.toBeNull()
        const whole = patched(united(parts), delta as PackedTally)
        expect(bytes(whole)).toEqual(bytes(united([latest, othersLater, parts[2]])))
      }),
      { numRuns: 200 },
    )
  })

  it('is the whole of a part that was not there', () => {
    const part = tallied({ amounts: { 1: 5 }, members: { 11: [1, 2, 900] } })
    expect(bytes(patched(undefined, deltaOf(undefined, part) as PackedTally))).toEqual(bytes(part))
  })

  it('is not told when a cell has lost somebody, nor of several of which one is not told', () => {
    const before = tallied({ amounts: { 1: 5 }, members: { 11: [1, 2], 12: [7] } })
    const replaced = tallied({ amounts: { 1: 5 }, members: { 11: [1, 3], 12: [7] } })
    const without = tallied({ amounts: { 1: 5 }, members: { 11: [1, 2] } })
    expect(deltaOf(before, replaced)).toBeNull()
    expect(deltaOf(before, without)).toBeNull()
    const added: Delta = deltaOf(undefined, before)
    expect(mergedDelta([added, null])).toBeNull()
  })
})
