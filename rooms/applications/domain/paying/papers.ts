import { type Day, parseDay, sayDay } from '../../../../kernel/day.ts'

export type Language = 'zh' | 'en'

/** `2019年1月10日` on a Chinese paper; what is no day, as the placeholder of a template, stays as it is. */
export const dayText = (day: Day, language: Language): string =>
  parseDay(day).ok ? sayDay(day, language) : day

/** The number of a paper: its kind, the day, and the end of its key, so that it is known before it is sent. */
export const paperNumber = (kind: 'award' | 'order', id: string, on: Day): string =>
  `${kind === 'award' ? 'SY' : 'CL'}${on.replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
