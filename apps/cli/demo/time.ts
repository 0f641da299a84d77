import { AsyncLocalStorage } from 'node:async_hooks'
import { type Day, dayAt } from '../../../kernel/day.ts'
import type { Clock } from '../../../platform/server/clock.ts'

/** Does something on a day of the demo's own time, in the middle of the morning where no other time is told (`23:59:59`). */
export type OnDay = <T>(day: Day, work: () => Promise<T>, time?: string) => Promise<T>

/**
 * Clocks that show another day to whatever is done inside `on`. What a demo tells of past years is decided by rules that
 * look at today, so it is done on its own day, through the same routes; work on several days may run beside each other.
 * What is told of the present is told of the instant when the loading began, so that it is the same when an interrupted
 * load goes on; the rules look at the true one, because a server beside may write with it.
 */
export function demoTime(
  present: Clock,
  began: number,
): { readonly told: Clock; readonly ruling: Clock; readonly on: OnDay } {
  const then = new AsyncLocalStorage<Clock>()
  const shownAs = (otherwise: Clock): Clock => {
    const shown = () => then.getStore() ?? otherwise
    return { now: () => shown().now(), today: () => shown().today() }
  }
  return {
    told: shownAs({ now: () => began, today: () => dayAt(began) }),
    ruling: shownAs(present),
    on: (day, work, time = '10:00:00') => {
      const now = Date.parse(`${day}T${time}+08:00`)
      return then.run({ now: () => now, today: () => day }, work)
    },
  }
}
