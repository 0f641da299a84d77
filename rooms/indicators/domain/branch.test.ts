import { describe, expect, it } from 'vitest'
import { aboveOf, branchOf, branchSteps, levelNumber } from './branch.ts'

describe('branches of the division tree', () => {
  it('hang a village on its township, and a record that names only a county on the county', () => {
    expect(branchOf(410621105201)).toBe(410621105000)
    expect(branchOf(410621000000)).toBe(410621000000)
  })

  it('hang a town on the prefecture where no county is between (东莞 4419)', () => {
    expect(aboveOf(441900003000)).toBe(441900000000)
    expect(levelNumber(441900000000)).toBe(2)
    expect(branchSteps(2)).toEqual([
      { childLevel: 3, step: 100_000_000 },
      { childLevel: 4, step: 1_000_000 },
      { childLevel: 5, step: 1_000 },
    ])
  })

  it('end at the nation', () => {
    expect(aboveOf(410000000000)).toBe(0)
    expect(aboveOf(0)).toBeNull()
  })
})
