import { type Day, dayAt } from '../../kernel/day.ts'

/** The clock is a parameter of the server, so that tests choose the day. */
export type Clock = { now(): number; today(): Day }

export const systemClock: Clock = { now: () => Date.now(), today: () => dayAt(Date.now()) }

export const clockAt = (day: Day): Clock => ({
  now: () => Date.parse(`${day}T10:00:00+08:00`),
  today: () => day,
})
