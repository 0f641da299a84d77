import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { type Comparable, likelyScore, likeness } from './duplicate-score.ts'

const one: Comparable = {
  name: '王小明',
  pinyin: 'wangxiaoming',
  birth: day('1950-06-01'),
  sex: 1,
  identityIndex: null,
  phone: null,
  division: 410621105201,
  household: null,
}

describe('how likely two files are one person', () => {
  it('a same number is enough, whatever else was mistyped', () => {
    const a = { ...one, identityIndex: 'x' }
    const b = { ...a, name: '王晓明', birth: day('1950-01-06') }
    expect(likeness(a, b)).toEqual({
      score: 100,
      reasons: ['same-number', 'same-reading', 'birth-day-and-month-swapped', 'same-village'],
    })
  })

  it('a same name alone is not', () => {
    const other = { ...one, birth: day('1980-06-01'), division: 410621107202 }
    expect(likeness(one, other)).toEqual({ score: 0, reasons: ['same-name', 'different-birth'] })
  })

  it('the same name, birth and village are', () => {
    expect(likeness(one, one).score).toBeGreaterThanOrEqual(likelyScore)
  })

  it('two different valid numbers speak against it', () => {
    const twin = { ...one, identityIndex: 'y' }
    expect(likeness({ ...one, identityIndex: 'x' }, twin).score).toBeLessThan(likelyScore)
  })

  it('a township is no village: most people of a town share it', () => {
    const town = { ...one, division: 410621105000 }
    expect(likeness(town, town).reasons).not.toContain('same-village')
  })

  it('does not depend on which file is named first', () => {
    const file = fc.record({
      name: fc.constantFrom('王小明', '王晓明', '李四'),
      pinyin: fc.constantFrom('wangxiaoming', 'lisi'),
      birth: fc.constantFrom(null, day('1950-06-01'), day('1950-01-06')),
      sex: fc.constantFrom(0, 1, 2),
      identityIndex: fc.constantFrom(null, 'x', 'y'),
      phone: fc.constantFrom(null, 'p', 'q'),
      division: fc.constantFrom(410621105201, 410621105000),
      household: fc.constantFrom(null, 'h'),
    })
    fc.assert(
      fc.property(file, file, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a))
      }),
    )
  })
})
