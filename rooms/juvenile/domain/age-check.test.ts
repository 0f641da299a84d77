import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { ageCheck } from './age-check.ts'

const ages = { minor_below: 18, liable_from: 16, liable_for_eight_from: 14, liable_with_approval_from: 12 }
const check = (
  birth: string | null,
  actOn: string | null,
  role: 'suspect' | 'victim' | 'witness' = 'suspect',
) => ageCheck({ birth: birth ? day(birth) : null, actOn: actOn ? day(actOn) : null, role }, ages)

describe('the age of a minor involved in a case (S17)', () => {
  it('is unknown without a birthday or a day of the act, and says what to ask', () => {
    expect(check(null, '2023-03-01')).toEqual({ answer: 'unknown', ask: ['birth'] })
    expect(check('2008-03-01', null)).toEqual({ answer: 'unknown', ask: ['actOn'] })
    expect(check(null, null)).toEqual({ answer: 'unknown', ask: ['birth', 'actOn'] })
  })

  it('is a minor’s up to the eighteenth birthday, and no longer on the day after', () => {
    expect(check('2005-03-01', '2023-02-28')).toEqual({ answer: 'minor', age: 17, liability: 'full' })
    expect(check('2005-03-01', '2023-03-01')).toEqual({ answer: 'minor', age: 17, liability: 'full' })
    expect(check('2005-03-01', '2023-03-02')).toEqual({ answer: 'not-minor', age: 18 })
  })

  it('tells for what a suspect is liable at sixteen, fourteen and twelve, and that below there is no suspect', () => {
    expect(check('2007-03-01', '2023-03-02')).toMatchObject({ age: 16, liability: 'full' })
    expect(check('2007-03-02', '2023-03-01')).toMatchObject({ age: 15, liability: 'eight' })
    expect(check('2009-03-01', '2023-03-02')).toMatchObject({ age: 14, liability: 'eight' })
    expect(check('2009-03-02', '2023-03-01')).toMatchObject({ age: 13, liability: 'with-approval' })
    expect(check('2011-03-01', '2023-03-02')).toMatchObject({ age: 12, liability: 'with-approval' })
    expect(check('2011-03-02', '2023-03-01')).toEqual({ answer: 'below-liability', age: 11 })
  })

  it('asks nothing of liability for a victim or a witness of any age', () => {
    expect(check('2018-05-05', '2023-03-01', 'victim')).toEqual({ answer: 'minor', age: 4, liability: null })
    expect(check('2012-05-05', '2023-03-01', 'witness')).toEqual({
      answer: 'minor',
      age: 10,
      liability: null,
    })
  })
})
