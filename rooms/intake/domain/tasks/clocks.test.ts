import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day, dayAt } from '../../../../kernel/day.ts'
import { urgencies } from '../../../duties/index.ts'
import { isWorkday } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { taskClocks } from '../../server/tasks/data-files.ts'
import {
  type Clocked,
  dueDay,
  endOfClock,
  escalationOf,
  firingsOf,
  lateness,
  raisedBy,
  startOf,
  taskClocksSchema,
  taskEscalations,
} from './clocks.ts'

const calendar = workingCalendar()
const clocks = taskClocks()
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('the clocks of a task', () => {
  it('count working days from the day after, to the end of the last one', () => {
    // Friday before New Year: 1 January is off, so two working days end with Wednesday the 3rd.
    const asked = at('2023-12-29T10:00:00')
    expect(endOfClock(calendar, { workdays: 2 }, asked)).toBe(at('2024-01-04T00:00:00'))
    expect(dueDay(calendar, clocks, 'ordinary', day('2023-12-29'))).toBe('2024-01-22')
    expect(dueDay(calendar, clocks, 'pressing', day('2023-12-29'))).toBe('2024-01-08')
  })

  it('count a working Sunday and none of the golden week', () => {
    // 28 September 2023, a Thursday; the week is off to 6 October, the 7th and 8th are working days.
    expect(endOfClock(calendar, { workdays: 1 }, at('2023-09-28T17:00:00'))).toBe(at('2023-10-08T00:00:00'))
  })

  it('count hours at any time of day when it is urgent', () => {
    expect(endOfClock(calendar, clocks.urgent.accept, at('2023-12-29T22:30:00'))).toBe(
      at('2023-12-30T22:30:00'),
    )
  })

  it('raise a task that nobody accepted to the station head, the centre and the county', () => {
    const task: Clocked = {
      urgency: 'ordinary',
      state: 'given',
      acceptBy: at('2024-01-04T00:00:00'),
      dueOn: day('2024-01-22'),
    }
    const on = (text: string) => escalationOf(task, clocks, calendar, at(text))
    expect(on('2024-01-03T23:59:59')).toBe('none')
    expect(on('2024-01-04T00:00:00')).toBe('station-head')
    expect(on('2024-01-07T12:00:00')).toBe('station-head')
    expect(on('2024-01-08T00:00:00')).toBe('centre')
    expect(on('2024-01-10T00:00:00')).toBe('county')
  })

  it('leave an accepted task alone until its due day has passed, and an ended one for good', () => {
    const task = {
      urgency: 'ordinary',
      acceptBy: at('2024-01-04T00:00:00'),
      dueOn: day('2024-01-22'),
    } as const
    const on = (state: Clocked['state'], text: string) =>
      escalationOf({ ...task, state }, clocks, calendar, at(text))
    expect(on('accepted', '2024-01-22T23:00:00')).toBe('none')
    expect(on('accepted', '2024-01-23T00:00:00')).toBe('station-head')
    expect(on('done', '2024-03-01T00:00:00')).toBe('none')
    expect(on('withdrawn', '2024-03-01T00:00:00')).toBe('none')
  })

  it('say which of them ran out', () => {
    const task = { acceptBy: at('2024-01-04T00:00:00'), dueOn: day('2024-01-22') }
    expect(lateness({ ...task, state: 'given' }, at('2024-01-03T20:00:00'))).toBeNull()
    expect(lateness({ ...task, state: 'given' }, at('2024-01-04T00:00:00'))).toBe('not-accepted')
    expect(lateness({ ...task, state: 'accepted' }, at('2024-01-04T00:00:00'))).toBeNull()
    expect(lateness({ ...task, state: 'accepted' }, at('2024-01-23T00:00:00'))).toBe('overdue')
    expect(lateness({ ...task, state: 'returned' }, at('2024-01-23T00:00:00'))).toBeNull()
  })

  it('refuse a file in which the county would hear before the centre', () => {
    const turned = structuredClone(clocks) as { ordinary: { escalate: { county: object } } }
    turned.ordinary.escalate.county = { workdays: 2 }
    expect(taskClocksSchema.safeParse(turned).success).toBe(false)
    expect(taskClocksSchema.safeParse(clocks).success).toBe(true)
  })
})

const days = fc.integer({ min: 0, max: 3240 }).map((n) => addDays(day('2018-01-01'), n))
const minutes = fc.integer({ min: 0, max: 1439 })
const urgency = fc.constantFrom(...urgencies)

const taskOf = (given: Day, minute: number, of: (typeof urgencies)[number]) => {
  const asked = startOf(given) + minute * 60_000
  return {
    urgency: of,
    asked,
    acceptBy: endOfClock(calendar, clocks[of].accept, asked),
    dueOn: dueDay(calendar, clocks, of, given),
  }
}

/** By hand and day by day, unlike the code: how many working days lie after one day up to another. */
const workdaysAfter = (from: Day, to: Day): number => {
  let count = 0
  for (let one = addDays(from, 1); one <= to; one = addDays(one, 1)) if (isWorkday(calendar, one)) count += 1
  return count
}

describe('over the calendar of 2018 to 2026, every clock', () => {
  it('fires once at each level, in order, working days at the beginning of a working day', () => {
    fc.assert(
      fc.property(days, minutes, urgency, (given, minute, of) => {
        const task = taskOf(given, minute, of)
        for (const name of ['accept', 'finish'] as const) {
          const own = firingsOf(task, clocks, calendar).filter(({ clock }) => clock === name)
          expect(own.map(({ level }) => level)).toEqual(['station-head', 'centre', 'county'])
          for (const [i, { at: moment }] of own.entries()) {
            if (i > 0) expect(moment).toBeGreaterThan((own[i - 1] as { at: number }).at)
            if (of === 'urgent') continue
            expect(moment).toBe(startOf(dayAt(moment)))
            expect(isWorkday(calendar, dayAt(moment))).toBe(true)
          }
        }
      }),
    )
  })

  it('ends on the right working day', () => {
    const wanted = { ordinary: [2, 15], pressing: [1, 5] } as const
    fc.assert(
      fc.property(days, minutes, fc.constantFrom('ordinary', 'pressing'), (given, minute, of) => {
        const { acceptBy, dueOn } = taskOf(given, minute, of)
        const last = dayAt(acceptBy - 1)
        expect([workdaysAfter(given, last), workdaysAfter(given, dueOn)]).toEqual(wanted[of])
        expect(isWorkday(calendar, last) && isWorkday(calendar, dueOn)).toBe(true)
      }),
    )
  })

  it('is entered on one day and not left again while nobody touches the task', () => {
    fc.assert(
      fc.property(days, minutes, urgency, (given, minute, of) => {
        const task = { ...taskOf(given, minute, of), state: 'given' as const }
        let before = 0
        for (let one = given; one <= addDays(task.dueOn, 20); one = addDays(one, 1)) {
          const level = taskEscalations.indexOf(escalationOf(task, clocks, calendar, startOf(one)))
          expect(level).toBeGreaterThanOrEqual(before)
          before = level
        }
        expect(before).toBe(3)
      }),
      { numRuns: 60 },
    )
  })

  it('is found by a query exactly when the task itself says so', () => {
    fc.assert(
      fc.property(
        days,
        minutes,
        urgency,
        fc.constantFrom('given', 'accepted'),
        fc.integer({ min: 0, max: 45 * 24 * 60 }),
        (given, minute, of, state, later) => {
          const task = { ...taskOf(given, minute, of), state } as Clocked & { asked: number }
          const now = task.asked + later * 60_000
          const level = taskEscalations.indexOf(escalationOf(task, clocks, calendar, now))
          for (const [i, asked] of (['station-head', 'centre', 'county'] as const).entries()) {
            const by = raisedBy(asked, clocks, calendar, now)
            const number = urgencies.indexOf(of)
            const found =
              task.dueOn <= (by.dueOn[number] as Day) ||
              (state === 'given' && task.acceptBy <= (by.acceptBy[number] as Date).getTime())
            expect(found, `${asked} ${of}`).toBe(level >= i + 1)
          }
        },
      ),
    )
  })
})
