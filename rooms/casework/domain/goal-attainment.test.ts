import { describe, expect, it } from 'vitest'
import { attainmentOf } from './goal-attainment.ts'

describe('goal attainment', () => {
  it('is 50 when all came out as expected, and no figure when nothing was scored', () => {
    expect(attainmentOf([0, 0, 0])).toBe(50)
    expect(attainmentOf([])).toBeNull()
  })

  it('rises and falls with the scores, by the table of its authors', () => {
    expect(attainmentOf([1])).toBe(60)
    expect(attainmentOf([2, 2])).toBe(74.8)
    expect(attainmentOf([1, 0])).toBe(56.2)
    expect(attainmentOf([-2, -2, -2])).toBe(22.6)
  })
})
