import { describe, expect, it } from 'vitest'
import { evenShares, sumOf } from './shares.ts'

const towns = [{ code: 1 }, { code: 2 }, { code: 3 }]

describe('the shares of a target', () => {
  it('are whole and reach each day’s number, what does not divide going to the first', () => {
    const shares = evenShares(towns, [100, 200.5])
    expect(shares).toEqual({ 1: [34, 67.5], 2: [33, 67], 3: [33, 66] })
    expect([sumOf(towns, shares, 0), sumOf(towns, shares, 1)]).toEqual([100, 200.5])
  })

  it('are none where nothing is left to give out', () => {
    expect(evenShares(towns, [-5])).toEqual({ 1: [0], 2: [0], 3: [0] })
    expect(sumOf(towns, { 1: [0.1, null], 2: [0.2] }, 0)).toBe(0.3)
  })
})
