import { daysBetween } from '../../../kernel/day.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workdaysContract } from '../contract/workdays.ts'
import { addWorkdays, workdaysBetween } from '../domain/workdays.ts'
import { workingCalendar } from './working-calendar.ts'

/** Counting walks day by day, so a stretch has an end. */
const mostDays = 4000

export const workdayRoutes = (): Implemented[] => [
  implement(workdaysContract.addWorkdays, async (call) =>
    ok(addWorkdays(workingCalendar(), call.query.from, call.query.days)),
  ),
  implement(workdaysContract.workdaysBetween, async (call) => {
    const { from, to } = call.query
    if (Math.abs(daysBetween(from, to)) > mostDays)
      return refused({ code: 'too-many-days', data: { maximum: mostDays } })
    return ok(workdaysBetween(workingCalendar(), from, to))
  }),
]
