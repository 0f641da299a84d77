import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { checkTrip, type Trip } from './trip.ts'

const today = day('2023-12-29')

const trip = (changes: Partial<Trip> = {}): Trip => ({
  id: 'trip',
  station: 'station',
  visitedOn: day('2023-12-28'),
  startedAt: '09:00',
  endedAt: '09:40',
  method: 'home',
  purpose: 'routine',
  persons: [{ id: 'record', person: 'wang', seen: 'person' }],
  handled: [],
  urgency: 'ordinary',
  confirmation: 'none',
  photos: [],
  ...changes,
})

const codesOf = (changes: Partial<Trip>) => {
  const checked = checkTrip(trip(changes), today)
  return checked.ok ? [] : checked.error.map((problem) => `${problem.code} ${problem.path}`)
}

describe('a trip', () => {
  it('may be of today, and of any day before', () => {
    expect(checkTrip(trip({ visitedOn: today }), today)).toEqual({ ok: true, value: { minutes: 40 } })
    expect(codesOf({ visitedOn: day('2022-02-28') })).toEqual([])
  })

  it('may not be of tomorrow', () => {
    expect(codesOf({ visitedOn: day('2023-12-30') })).toEqual(['visit-in-the-future /body/visitedOn'])
  })

  it('has a follow-up due on its day or after, also when that day has gone by at a late entry', () => {
    expect(codesOf({ followUp: { text: '回访', dueOn: day('2023-12-28') } })).toEqual([])
    expect(codesOf({ followUp: { text: '回访', dueOn: day('2023-12-27') } })).toEqual([
      'follow-up-before-visit /body/followUp/dueOn',
    ])
  })

  it('names each served person once and gives each record an id of its own', () => {
    expect(
      codesOf({
        persons: [
          { id: 'record', person: 'wang', seen: 'person' },
          { id: 'record', person: 'wang', seen: 'family' },
          { id: 'trip', person: 'li', seen: 'family' },
        ],
      }),
    ).toEqual([
      'id-named-twice /body/persons/1/id',
      'person-named-twice /body/persons/1/person',
      'id-named-twice /body/persons/2/id',
    ])
  })

  it('tells all that is wrong at once', () => {
    expect(
      codesOf({
        visitedOn: day('2024-01-02'),
        endedAt: '08:00',
        photos: [
          { file: 'a', facesBlurred: true },
          { file: 'a', facesBlurred: false },
        ],
      }),
    ).toEqual([
      'visit-in-the-future /body/visitedOn',
      'visit-ends-before-it-starts /body/endedAt',
      'id-named-twice /body/photos/1/file',
    ])
  })
})
