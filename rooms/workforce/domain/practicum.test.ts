import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { factsOfPracticum, type LoggedDay, type PracticumFile, stateOfLine } from './practicum.ts'

const student = {
  degree: 'bachelor' as const,
  mode: 'full-time' as const,
  socialWorkMajor: true,
  household: 440605000000,
  enrolledFrom: day('2016-09-01'),
  enrolledTo: day('2020-06-30'),
}
const line = (workedOn: string, minutes: number, more: Partial<LoggedDay> = {}): LoggedDay => ({
  placement: 'p',
  workedOn: day(workedOn),
  minutes,
  signedOn: day(workedOn),
  replacedOn: null,
  voidedOn: null,
  ...more,
})
/** So many days one after the other, each of the same minutes. */
const days = (from: string, count: number, minutes: number): LoggedDay[] =>
  Array.from({ length: count }, (_, at) => line(addDays(day(from), at), minutes))
const practicum = (from: string, to: string, lines: LoggedDay[]): PracticumFile => ({
  ...student,
  placements: [{ id: 'p', organisation: 'a', from: day(from), to: day(to) }],
  lines,
})
const facts = (file: PracticumFile, on: string, from?: string) => {
  const found = factsOfPracticum(file, day(on), from ? { from: day(from) } : {})
  return (...names: (keyof typeof found)[]) => names.map((name) => found[name]?.value)
}

describe('the facts of a practicum', () => {
  it('S13.A1: four full months and 480 hours', () => {
    const file = practicum('2018-03-01', '2018-06-30', days('2018-03-01', 60, 480))
    expect(facts(file, '2018-12-31')('practicum.minutes', 'practicum.months')).toEqual([28_800, 4])
  })

  it('S13.A1: last until the day that was agreed, though it is a Saturday without work; or until the last signed one', () => {
    const file = practicum('2018-03-01', '2018-06-30', days('2018-03-05', 60, 480))
    const ends = (some: PracticumFile, on: string) =>
      facts(some, on)('practicum.first-day', 'practicum.last-day')
    expect(ends(file, '2018-12-31')).toEqual(['2018-03-01', '2018-06-30'])
    expect(ends(file, '2018-05-10')).toEqual(['2018-03-01', '2018-05-10'])
    const running = { ...file, placements: file.placements.map((one) => ({ ...one, to: null })) }
    expect(ends(running, '2018-12-31')).toEqual(['2018-03-01', '2018-05-03'])
    expect(ends(practicum('2018-03-01', '2018-06-30', []), '2018-12-31')).toEqual([undefined, undefined])
  })

  it('S13.A3: forty days and 352 hours', () => {
    const file = practicum('2018-07-01', '2018-08-09', days('2018-07-01', 40, 528))
    expect(
      facts(file, '2018-12-31')(
        'practicum.minutes',
        'practicum.days',
        'practicum.span-days',
        'practicum.months',
      ),
    ).toEqual([21_120, 40, 40, 1])
  })

  it('S13.A4: fifty-five days and 300 hours are neither two months nor 350 hours', () => {
    const file = practicum('2018-07-01', '2018-08-24', days('2018-07-01', 50, 360))
    expect(facts(file, '2018-12-31')('practicum.minutes', 'practicum.span-days', 'practicum.months')).toEqual(
      [18_000, 55, 1],
    )
  })

  it('S13.A5: says where the household is registered', () => {
    const file = { ...practicum('2018-07-01', '2018-08-24', []), household: 440100000000 }
    expect(facts(file, '2018-12-31')('household.registration')).toEqual([440_100_000_000])
  })

  it('S13.A7: hours found to be forged count until the day of the finding and not from it on', () => {
    const file = practicum('2018-07-01', '2018-08-31', [
      line('2018-07-02', 6000, { voidedOn: day('2019-05-06') }),
      line('2018-07-03', 480),
    ])
    expect(facts(file, '2019-05-05')('practicum.minutes', 'practicum.voided-minutes')).toEqual([6480, 0])
    expect(facts(file, '2019-05-06')('practicum.minutes', 'practicum.voided-minutes')).toEqual([480, 6000])
  })

  it('S13.A8: of a practicum from December 2017 to February 2018 only the part from 1 January counts', () => {
    const file = practicum('2017-12-01', '2018-02-28', days('2017-12-01', 90, 240))
    expect(
      facts(file, '2018-12-31', '2018-01-01')('practicum.days', 'practicum.minutes', 'practicum.months'),
    ).toEqual([59, 14_160, 2])
  })

  it('X11: two agencies beside each other are two agencies and one month', () => {
    const file = {
      ...student,
      placements: [
        { id: 'p', organisation: 'a', from: day('2018-03-01'), to: day('2018-03-31') },
        { id: 'q', organisation: 'b', from: day('2018-03-10'), to: day('2018-03-31') },
      ],
      lines: [line('2018-03-12', 240), line('2018-03-12', 180, { placement: 'q' })],
    }
    expect(facts(file, '2018-12-31')('practicum.agencies', 'practicum.months', 'practicum.days')).toEqual([
      2, 1, 1,
    ])
  })

  it('an hour that nobody signed counts nowhere, and tells no enrolment', () => {
    const file = practicum('2018-03-01', '2018-06-30', [line('2018-03-02', 480, { signedOn: null })])
    expect(facts(file, '2018-12-31')('practicum.minutes', 'student.enrolled-throughout')).toEqual([
      0,
      undefined,
    ])
  })
})

describe('a line of the log', () => {
  const states = { signedOn: day('2018-03-05'), replacedOn: day('2018-04-01'), voidedOn: day('2018-05-01') }
  it('is unsigned, signed, replaced and void, each from its day on', () => {
    expect(stateOfLine(states, day('2018-03-04'))).toBe('unsigned')
    expect(stateOfLine(states, day('2018-03-05'))).toBe('signed')
    expect(stateOfLine(states, day('2018-04-01'))).toBe('replaced')
    expect(stateOfLine(states, day('2018-05-01'))).toBe('void')
  })
})
