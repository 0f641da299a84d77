import { addDays, type Day, parseDay } from '../../../kernel/day.ts'

/** Which year is meant when none is typed: the day last past, the next to come, or the one this year. */
export type Lean = 'past' | 'future' | 'year'

const words: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  前天: -2,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
}

const dayOf = (year: number, month: number, date: number): Day | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = parseDay(text)
  return parsed.ok ? parsed.value : null
}

/**
 * Reads a day as people type it: `2023.7.5`, `2023-7-5`, `2023年7月5日`, `20230705`, `7-5`, `7月5日`, `0705`,
 * `今天`, `yesterday`, `+3`, `-1`; full-width digits too. Null when it is not a day that the calendar has.
 */
export function readTypedDay(typed: string, today: Day, lean: Lean = 'year'): Day | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const word = words[text]
  if (word !== undefined) return addDays(today, word)
  const step = /^([+-]\d{1,3})天?$/.exec(text)
  if (step) return addDays(today, Number(step[1]))
  const full = /^(\d{4})(?:(\d{2})(\d{2})|\s*[-./年\s]\s*(\d{1,2})\s*[-./月\s]\s*(\d{1,2})日?号?)$/.exec(text)
  if (full) return dayOf(Number(full[1]), Number(full[2] ?? full[4]), Number(full[3] ?? full[5]))
  const short = /^(?:(\d{2})(\d{2})|(\d{1,2})\s*[-./月\s]\s*(\d{1,2})日?号?)$/.exec(text)
  if (short) return nearYear(Number(short[1] ?? short[3]), Number(short[2] ?? short[4]), today, lean)
  return null
}

function nearYear(month: number, date: number, today: Day, lean: Lean): Day | null {
  const year = Number(today.slice(0, 4))
  const years = { past: [year, year - 1], future: [year, year + 1], year: [year] }[lean]
  const days = years.map((one) => dayOf(one, month, date)).filter((day) => day !== null)
  if (lean === 'past') return days.find((day) => day <= today) ?? days[0] ?? null
  if (lean === 'future') return days.find((day) => day >= today) ?? days[0] ?? null
  return days[0] ?? null
}
