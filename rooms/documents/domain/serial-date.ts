import { addDays, type Day, day, daysBetween } from '../../../kernel/day.ts'

/** Excel counts days from 1899-12-31 (serial 1 is 1900-01-01); old Macintosh files from 1904-01-01. */
export type DateSystem = 1900 | 1904

const firstDays: Record<DateSystem, Day> = { 1900: day('1899-12-31'), 1904: day('1904-01-01') }
const lastSerial = 2_958_465 // 9999-12-31, the last day that Excel can show

/**
 * The day and minute of a serial number; null when it is outside the years that Excel knows.
 * Excel believes in 29 February 1900 (serial 60), so later serials are one too high (ECMA-376 part 1, 18.17.4.1).
 */
export function dayOfSerial(serial: number, system: DateSystem): { day: Day; minutes: number } | null {
  if (!(serial >= 0 && serial < lastSerial + 1)) return null
  const minutesInAll = Math.round(serial * 1440)
  const whole = Math.floor(minutesInAll / 1440)
  const days = system === 1900 && whole >= 60 ? whole - 1 : whole
  return { day: addDays(firstDays[system], days), minutes: minutesInAll - whole * 1440 }
}

/** The serial number of a day in the 1900 system; negative before 1900, which Excel cannot show. */
export function serialOfDay(of: Day): number {
  const days = daysBetween(firstDays[1900], of)
  return days >= 60 ? days + 1 : days
}

const dateFormats = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
])

/** Whether a built-in number format shows a date or time; 27–36 and 50–58 are the Chinese calendar forms. */
export const isBuiltInDateFormat = (id: number): boolean => dateFormats.has(id)

/** Whether a custom number format such as `yyyy"年"m"月"d"日"` shows a date; quoted words and colours do not count. */
export function isDateFormat(format: string): boolean {
  const [positive = ''] = format.split(';')
  const letters = positive
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/[*_]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(letters)
}
