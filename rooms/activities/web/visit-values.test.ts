import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { idsByName } from '../../../platform/web/ids.ts'
import { blankVisit, checkedVisit, personsOf, readTypedTime, tripOf } from './visit-values.ts'

describe('a visit as it is typed', () => {
  it('reads times as people write them', () => {
    expect(['9:5', '0930', '930', '９：30', '9点30分', '9点', '14.05'].map(readTypedTime)).toEqual([
      '09:05',
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '09:00',
      '14:05',
    ])
    expect(readTypedTime('早上')).toBe('早上')
  })

  it('leaves out what was left blank', () => {
    expect(tripOf({ ...blankVisit(), visitedOn: day('2023-07-05') }, 's1')).toEqual({
      station: 's1',
      visitedOn: '2023-07-05',
      method: 'home',
      purpose: 'routine',
      handled: [],
      urgency: 'ordinary',
      confirmation: 'none',
    })
  })

  it('promises a follow-up only with its day', () => {
    const promised = { ...blankVisit(), followUp: '送药', dueOn: day('2023-07-12') }
    expect(tripOf(promised, 's1').followUp).toEqual({ text: '送药', dueOn: '2023-07-12' })
    expect(tripOf({ ...promised, dueOn: null }, 's1').followUp).toBeUndefined()
  })

  it('is not sent without somebody who was served, nor with a follow-up without its day', () => {
    const visit = blankVisit({ value: 'p1', label: '甲' }, day('2023-07-05'))
    expect(checkedVisit(visit)).toEqual([])
    expect(checkedVisit({ ...visit, seen: {} }).map(({ path }) => path)).toEqual(['/body/seen'])
    expect(checkedVisit({ ...visit, followUp: '送药' }).map(({ path }) => path)).toEqual(['/body/dueOn'])
    expect(checkedVisit({ ...visit, followUp: '送药', dueOn: day('2023-07-12') })).toEqual([])
  })

  it('7.2: makes one record for each person who was served, with remarks on the one it was about', () => {
    const values = {
      ...blankVisit(),
      whom: { value: 'p1', label: '甲' },
      seen: { p1: 'person', p2: 'family' } as const,
      condition: '血压偏高',
      notes: '讲解政策',
    }
    const ids = idsByName()
    const persons = personsOf(values, ids)
    expect(persons).toMatchObject([
      { person: 'p1', seen: 'person', condition: '血压偏高', notes: '讲解政策' },
      { person: 'p2', seen: 'family', notes: '讲解政策' },
    ])
    expect(persons[1]).not.toHaveProperty('condition')
    expect(personsOf(values, ids)).toEqual(persons)
  })
})
