import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { monthsShowing } from './register.ts'

describe('the months in which a change of the register shows', () => {
  it('are those from the changed day to now, over the turn of the year', () => {
    expect(monthsShowing(day('2022-11-30'), day('2023-02-01'))).toEqual([202211, 202212, 202301, 202302])
  })

  it('are the one month of a change dated today or later', () => {
    expect(monthsShowing(day('2023-02-01'), day('2023-02-28'))).toEqual([202302])
    expect(monthsShowing(day('2023-04-01'), day('2023-02-28'))).toEqual([202304])
  })
})
