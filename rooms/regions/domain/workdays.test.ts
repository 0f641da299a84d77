import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { workingCalendar } from '../server/working-calendar.ts'
import { addWorkdays, isWorkday, workdaysBetween } from './workdays.ts'

const calendar = workingCalendar()
const after = (start: string, n: number) => addWorkdays(calendar, day(start), n)
const inYear = (year: number) =>
  workdaysBetween(calendar, day(`${year - 1}-12-31`), day(`${year}-12-31`)).workdays
const settled = fc.integer({ min: 0, max: 3200 }).map((n) => addDays(day('2018-01-01'), n))

describe('working days (domain 3.5)', () => {
  it('has the working days of each year that the notices give', () => {
    expect([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(inYear)).toEqual([
      250, 250, 249, 250, 249, 249, 251, 248, 248,
    ])
  })

  it('S15.A1 counts ten working days from Friday 29 March 2019 over the day of Qingming to 15 April', () => {
    expect(after('2019-03-29', 10)).toEqual({ date: '2019-04-15', provisional: false })
    expect(after('2019-03-31', 10).date).toBe('2019-04-15')
  })

  it('S15.A2 counts the adjusted Sundays 28 April and 5 May and leaves out 1 to 4 May', () => {
    expect(after('2019-04-19', 10).date).toBe('2019-05-06')
  })

  it('S15.A3 counts the working weekend before Spring Festival and leaves the festival out', () => {
    expect(after('2019-01-28', 10).date).toBe('2019-02-14')
  })

  it('starts on the next working day when the first day is not one', () => {
    expect(after('2019-03-31', 1).date).toBe('2019-04-01')
    expect(after('2019-03-31', 0).date).toBe('2019-03-31')
  })

  it('knows each day of the table that is off although it is a weekday', () => {
    const off = ['2018-09-24', '2019-05-02', '2020-01-31', '2021-02-17', '2022-09-12', '2023-10-06']
    expect(off.filter((text) => isWorkday(calendar, day(text)))).toEqual([])
    const later = ['2024-05-03', '2025-06-02', '2026-02-23', '2018-12-31']
    expect(later.filter((text) => isWorkday(calendar, day(text)))).toEqual([])
  })

  it('knows each weekend of the table that is worked', () => {
    const worked = ['2018-09-30', '2018-12-29', '2019-10-12', '2020-01-19', '2021-10-09', '2022-01-30']
    expect(worked.filter((text) => !isWorkday(calendar, day(text)))).toEqual([])
    const later = ['2023-04-23', '2024-09-14', '2025-10-11', '2026-01-04', '2026-10-10']
    expect(later.filter((text) => !isWorkday(calendar, day(text)))).toEqual([])
  })

  it('leaves a weekend that merely touches a holiday a weekend', () => {
    expect(isWorkday(calendar, day('2026-02-21'))).toBe(false)
    expect(isWorkday(calendar, day('2025-10-12'))).toBe(false)
  })

  it('marks a day provisional when its year has no notice yet', () => {
    expect(after('2026-12-25', 1)).toEqual({ date: '2026-12-28', provisional: false })
    expect(after('2027-03-01', 1)).toEqual({ date: '2027-03-02', provisional: true })
    expect(after('2017-06-01', 1).provisional).toBe(true)
  })

  it('marks the last days of December provisional until the next notice, which may move them', () => {
    expect(after('2026-12-28', 1)).toEqual({ date: '2026-12-29', provisional: true })
    expect(after('2025-12-28', 1)).toEqual({ date: '2025-12-29', provisional: false })
  })

  it('counts back as it counts forward', () => {
    expect(after('2019-04-15', -10).date).toBe('2019-03-29')
    expect(workdaysBetween(calendar, day('2019-04-15'), day('2019-03-29')).workdays).toBe(-10)
  })

  it('finds the days between that were added', () => {
    fc.assert(
      fc.property(settled, fc.integer({ min: 0, max: 300 }), (start, n) => {
        expect(workdaysBetween(calendar, start, addWorkdays(calendar, start, n).date).workdays).toBe(n)
      }),
    )
  })

  it('ends on a working day, and adding in two steps is adding at once', () => {
    const few = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(settled, few, few, (start, a, b) => {
        const { date } = addWorkdays(calendar, start, a)
        expect(isWorkday(calendar, date)).toBe(true)
        expect(addWorkdays(calendar, date, b).date).toBe(addWorkdays(calendar, start, a + b).date)
      }),
    )
  })

  it('adds the days of neighbouring stretches', () => {
    fc.assert(
      fc.property(settled, settled, settled, (...days) => {
        const [a, b, c] = days.toSorted() as [(typeof days)[0], (typeof days)[0], (typeof days)[0]]
        const count = (from: typeof a, to: typeof a) => workdaysBetween(calendar, from, to).workdays
        expect(count(a, b) + count(b, c)).toBe(count(a, c))
      }),
      // Each run walks years of days.
      { numRuns: 25 },
    )
  })
})
