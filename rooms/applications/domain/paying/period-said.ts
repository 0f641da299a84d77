import { parsePeriod, sayPeriod } from '../../../../kernel/period.ts'

/** A period of the roll in words, `2023-09` as `2023年9月`; what is paid once has none. */
export function periodSaid(period: string, language: 'zh' | 'en'): string {
  const read = parsePeriod(period)
  return read.ok ? sayPeriod(read.value, language) : ''
}
