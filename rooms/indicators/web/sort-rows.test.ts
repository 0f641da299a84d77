import { describe, expect, it } from 'vitest'
import { inOrder, notInRows, turned } from './sort-rows.ts'

const rows = [
  { name: 'Xiaohe', visits: 3 },
  { name: 'Baisi', visits: 9 },
  { name: 'Weixian', visits: 3 },
]
const visits = (row: { visits: number }) => row.visits
const names = (sorted: readonly { name: string }[]) => sorted.map(({ name }) => name)

describe('the table of places', () => {
  it('shows the largest first, then the smallest first, then the places as they come', () => {
    const first = turned({ by: null, falling: false }, 'visits')
    const second = turned(first, 'visits')
    const third = turned(second, 'visits')
    expect(names(inOrder(rows, first, visits))).toEqual(['Baisi', 'Xiaohe', 'Weixian'])
    expect(names(inOrder(rows, second, visits))).toEqual(['Xiaohe', 'Weixian', 'Baisi'])
    expect(names(inOrder(rows, third, visits))).toEqual(['Xiaohe', 'Baisi', 'Weixian'])
  })

  it('begins with the largest when another figure is pressed', () => {
    expect(turned({ by: 'visits', falling: false }, 'hours')).toEqual({ by: 'hours', falling: true })
  })

  it('says what of the total is in none of its rows, and never of persons', () => {
    expect(notInRows(15, [3, 9, 3], true)).toBe(0)
    expect(notInRows(2.3, [1.1, 1], true)).toBe(0.2)
    expect(notInRows(16, [3, 9, 3], true)).toBe(1)
    expect(notInRows(10, [3, 9, 3], false)).toBeNull()
  })

  it('takes the rounding of hours for what it is', () => {
    expect(notInRows(1.01, [0.33, 0.33, 0.34], true)).toBe(0)
    expect(notInRows(1.5, [0.33, 0.33, 0.34], true)).toBe(0.5)
  })
})
