import { useMemo } from 'react'
import { sayDoer } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { parsePeriod } from '../../kernel/period.ts'
import { formatDay, formatInstant, formatMinutes, formatPeriod, formatWeekday } from './format.ts'
import { useLanguage } from './language.tsx'

/** Days, periods and durations in the chosen language: `const show = useFormat()`, then `show.day(visit.day)`. */
export function useFormat() {
  const { language } = useLanguage()
  return useMemo(
    () => ({
      day: (day: Day | string) => formatDay(day, language),
      weekday: (day: Day) => formatWeekday(day, language),
      instant: (instant: string | number) => formatInstant(instant, language),
      period: (period: number) => formatPeriod(period, language),
      /** A month as answers write it, `2023-05`. */
      month: (month: string) => formatPeriod(Number(month.replace('-', '')), language),
      /** A period as it is written in data, `2023-05`, `2023Q2` or `2023`; anything else stays as it is. */
      periodOf: (text: string) => {
        const read = parsePeriod(text)
        return read.ok ? formatPeriod(read.value, language) : text
      },
      /** Who did something; the system is no person, and its name a word. */
      doer: (name: string) => sayDoer(name, language),
      minutes: (minutes: number) => formatMinutes(minutes, language),
      /** A name and what belongs to it: `角色：社工`, `Role: social worker`. */
      labelled: (label: string, text: string) => `${label}${language === 'zh' ? '：' : ': '}${text}`,
      /** Words one after the other, as the language puts them: `低保、残疾人`, `relief, disabled`. */
      words: (words: readonly string[]) => words.join(language === 'zh' ? '、' : ', '),
    }),
    [language],
  )
}
