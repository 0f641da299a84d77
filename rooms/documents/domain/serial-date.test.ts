import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { dayOfSerial, isBuiltInDateFormat, isDateFormat, serialOfDay } from './serial-date.ts'

describe('a serial number', () => {
  it.each([
    [1, '1900-01-01', 0],
    [59, '1900-02-28', 0],
    [61, '1900-03-01', 0],
    [45112, '2023-07-05', 0],
    [45112.75, '2023-07-05', 1080],
    [45112.999999, '2023-07-06', 0],
    [2958465, '9999-12-31', 0],
  ])('%d is a day of the 1900 system', (serial, expected, minutes) => {
    expect(dayOfSerial(serial, 1900)).toEqual({ day: expected, minutes })
  })

  it('is no day when it is an identity number, negative, or past the year 9999', () => {
    for (const serial of [410621198007050000, -1, 2958466, Number.NaN]) {
      expect(dayOfSerial(serial, 1900)).toBeNull()
    }
  })

  it('is written so that it comes back as the same day, around the leap day that never was too', () => {
    for (const text of ['1900-01-01', '1900-02-28', '1900-03-01', '1980-07-05', '2024-02-29']) {
      expect(dayOfSerial(serialOfDay(day(text)), 1900)?.day).toBe(text)
    }
    expect(serialOfDay(day('2023-07-05'))).toBe(45112)
  })
})

describe('a number format', () => {
  it.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'h:mm', '[h]:mm', 'yyyy\\.mm'])(
    '%s shows a date or time',
    (format) => expect(isDateFormat(format)).toBe(true),
  )

  it.each(['General', '0.00', '@', '#,##0"元"', '[Red]0;[Blue]-0', '0"d"', '_ * #,##0_ ', '¥#,##0'])(
    '%s shows no date',
    (format) => expect(isDateFormat(format)).toBe(false),
  )

  it('counts the built-in Chinese calendar forms as dates, and plain numbers not', () => {
    expect([14, 22, 31, 57].map(isBuiltInDateFormat)).toEqual([true, true, true, true])
    expect([0, 1, 4, 9, 49].map(isBuiltInDateFormat)).toEqual([false, false, false, false, false])
  })
})
