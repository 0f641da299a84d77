import { AsyncLocalStorage } from 'node:async_hooks'
import type { Day } from '../../../kernel/day.ts'
import type { Clock } from '../../../platform/server/clock.ts'

/** Does something on a day of the demo's own time, in the middle of the morning where no other time is told (`23:59:59`). */
export type OnDay = <T>(day: Day, work: () => Promise<T>, time?: string) => Promise<T>

/**
 * A clock that shows another day to whatever is done inside `on`. What a demo tells of past years is decided by rules that
 * look at today, so it is done on its own day, through the same routes; work on several days may run beside each other.
 */
export function demoTime(present: Clock): { readonly clock: Clock; readonly on: OnDay } {
  const then = new AsyncLocalStorage<Clock>()
  const shown = () => then.getStore() ?? present
  return {
    clock: { now: () => shown().now(), today: () => shown().today() },
    on: (day, work, time = '10:00:00') => {
      const now = Date.parse(`${day}T${time}+08:00`)
      return then.run({ now: () => now, today: () => day }, work)
    },
  }
}
