import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { sessionDays } from './session-days.ts'

const calendar = {
  daysOff: new Set([day('2023-09-29'), day('2023-10-02'), day('2023-10-03')]),
  workingWeekends: new Set([day('2023-10-07')]),
  years: new Set([2023]),
}
const around = { fromOn: day('2023-09-27'), toOn: day('2023-10-10'), weekdays: [1, 2, 5] }

describe('the days of a class', () => {
  it('leave out public holidays when it keeps the working calendar', () => {
    expect(sessionDays({ ...around, workdaysOnly: true }, calendar)).toEqual([
      '2023-10-06',
      '2023-10-09',
      '2023-10-10',
    ])
  })

  it('are all of its weekdays when it does not', () => {
    expect(sessionDays({ ...around, workdaysOnly: false }, calendar)).toEqual([
      '2023-09-29',
      '2023-10-02',
      '2023-10-03',
      '2023-10-06',
      '2023-10-09',
      '2023-10-10',
    ])
  })
})
