import { describe, expect, it } from 'vitest'
import { addPacked, packAmounts, unpackAmounts } from './packed-amounts.ts'
import { VarintReader, VarintWriter } from './varint.ts'

describe('packed amounts', () => {
  it('come out as they went in, whatever their size and sign', () => {
    const amounts = new Map([
      [3, 1],
      [700_000, -1],
      [4, 2_251_799_813_685_247],
      [12, -300],
    ])
    expect(unpackAmounts(packAmounts(amounts))).toEqual(amounts)
  })

  it('are equal bytes when they are equal, and hold no zeros', () => {
    const one = packAmounts(
      new Map([
        [9, 5],
        [2, 7],
        [3, 0],
      ]),
    )
    const other = packAmounts(
      new Map([
        [2, 7],
        [9, 5],
      ]),
    )
    expect(one).toEqual(other)
  })

  it('add up', () => {
    const sum = new Map([[2, 1]])
    addPacked(
      sum,
      packAmounts(
        new Map([
          [2, 4],
          [5, -1],
        ]),
      ),
    )
    expect([...sum]).toEqual([
      [2, 5],
      [5, -1],
    ])
  })

  it('are told apart from a torn row', () => {
    const writer = new VarintWriter()
    writer.write(1_000_000)
    const reader = new VarintReader(writer.done().subarray(0, 2))
    expect(() => reader.read()).toThrow('in the middle')
  })
})
