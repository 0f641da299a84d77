import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

type Listed = {
  readonly number: string
  readonly station: Id
  readonly division: DivisionCode
  readonly linkedOn: Day
  readonly leftOn: Day | null
  readonly registeredOn: Day | null
  readonly registrationEndedOn: Day | null
}

type Registration = 'registered' | 'unregistered'

/**
 * What a volunteer adds to the stock and takes from it: +1 when linked, -1 on leaving, and at every change of the
 * registration in between -1 under the old and +1 under the new word. So registered are never more than all (7.1).
 */
export function flowOfVolunteer(volunteer: Listed) {
  const { number, station, division, linkedOn, leftOn, registeredOn, registrationEndedOn } = volunteer
  const row = { station, division, label: number }
  const change = (
    day: Day,
    event: 'linked' | 'registration' | 'left',
    sign: 1 | -1,
    registration: Registration,
  ) => ({
    ...row,
    day,
    event,
    change: sign,
    registration,
  })
  const on = (day: Day): Registration =>
    registeredOn !== null &&
    registeredOn <= day &&
    (registrationEndedOn === null || registrationEndedOn > day)
      ? 'registered'
      : 'unregistered'
  const rows = [change(linkedOn, 'linked', 1, on(linkedOn))]
  let now = on(linkedOn)
  for (const day of [registeredOn, registrationEndedOn]) {
    if (day === null || day <= linkedOn || (leftOn !== null && day >= leftOn) || on(day) === now) continue
    rows.push(change(day, 'registration', -1, now), change(day, 'registration', 1, on(day)))
    now = on(day)
  }
  if (leftOn !== null) rows.push(change(leftOn, 'left', -1, now))
  return rows
}
