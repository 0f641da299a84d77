import { type Day, parseDay } from '../../../../kernel/day.ts'

export type Language = 'zh' | 'en'

/** `2019年1月10日` on a Chinese paper. */
export const dayText = (day: Day, language: Language): string =>
  language === 'zh' && parseDay(day).ok
    ? `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
    : day

/** The number of a paper: its kind, the day, and the end of its key, so that it is known before it is sent. */
export const paperNumber = (kind: 'award' | 'order', id: string, on: Day): string =>
  `${kind === 'award' ? 'SY' : 'CL'}${on.replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
