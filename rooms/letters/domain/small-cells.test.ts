import { describe, expect, it } from 'vitest'
import { shownCells } from './small-cells.ts'

const outside = (...values: number[]) => shownCells(values.map((value) => ({ value, inside: false })))
const values = (shown: ReturnType<typeof shownCells>) => shown.map(({ value }) => value)

describe('figures of schools outside the station', () => {
  it('D19: hide one to four, and leave zero and five', () => {
    expect(values(outside(0, 1, 4, 5))).toEqual([0, null, null, 5])
  })

  it('hide the next smallest as well, where the one hidden could be had from the total', () => {
    expect(values(outside(3, 115, 40))).toEqual([null, 115, null])
    expect(values(outside(2, 2, 9, 20))).toEqual([null, null, null, 20])
  })

  it('are exact for who works there', () => {
    expect(
      values(
        shownCells([
          { value: 3, inside: true },
          { value: 20, inside: false },
        ]),
      ),
    ).toEqual([3, 20])
  })
})
