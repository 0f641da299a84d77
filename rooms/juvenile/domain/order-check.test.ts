import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { followUpBy, monthsAfter, orderProblems } from './order-check.ts'

const order = (more: object = {}) =>
  orderProblems({
    role: 'suspect',
    kind: 'family-education',
    startsOn: day('2023-03-15'),
    endsOn: day('2023-09-15'),
    ...more,
  }).map(({ code }) => code)

describe('an order of family-education guidance (2.11)', () => {
  it('lasts at most six months', () => {
    expect(order()).toEqual([])
    expect(order({ endsOn: day('2023-09-16') })).toEqual(['juvenile-order-too-long'])
    expect(order({ endsOn: day('2023-03-15') })).toEqual(['juvenile-order-ends-first'])
  })

  it('S17.A4: never means 帮教 for a victim or a witness, who get guidance and care', () => {
    for (const role of ['victim', 'witness']) {
      expect(order({ role, kind: 'rehabilitation' })).toEqual(['juvenile-never-rehabilitated'])
      expect(order({ role, kind: 'family-education' })).toEqual([])
      expect(order({ role, kind: 'care' })).toEqual([])
    }
    expect(order({ role: 'suspect', kind: 'rehabilitation' })).toEqual([])
  })

  it('is followed up within six months of its end', () => {
    expect(followUpBy(day('2023-09-15'))).toBe('2024-03-15')
  })

  it('counts months to the last day of a short one', () => {
    expect(monthsAfter(day('2023-08-31'), 6)).toBe('2024-02-29')
    expect(monthsAfter(day('2022-08-31'), 6)).toBe('2023-02-28')
    expect(monthsAfter(day('2023-12-01'), 1)).toBe('2024-01-01')
  })
})
