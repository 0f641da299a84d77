import { describe, expect, it } from 'vitest'
import { countRecords, overlapMatrixOf, overlapNote, overlapOf, primaryParts } from './overlap.ts'

const group = (code: string, ...categories: string[]) => ({ code, title: { zh: code, en: code }, categories })

const groups = [
  group('dibao', 'DB'),
  group('tekun', 'TK'),
  group('child', 'KJ', 'GE'),
  group('disability', 'CJ'),
  group('other', 'QT', 'DBBY'),
]

/** The visits of S5.11 by the categories that each person carried on the day. */
const xunxian = new Map([
  ['DB', 3529],
  ['DB|KJ', 610],
  ['TK', 353],
  ['KJ|TK', 20],
  ['CJ', 351],
  ['CJ|KJ', 90],
  ['QT', 631],
  ['KJ|QT', 80],
  ['KJ', 1],
])

describe('overlapping categories', () => {
  it('S5.A1: five figures sum to 6465 over 5665 visits, because 800 carry two', () => {
    const overlap = overlapOf(groups, countRecords(xunxian))
    expect(overlap.parts.map((part) => part.amount)).toEqual([4139, 373, 801, 441, 711])
    expect(overlap).toMatchObject({ total: 5665, sum: 6465, overlap: 800, none: 0 })
    const { several, matrix } = overlapMatrixOf(groups, countRecords(xunxian))
    expect(several).toBe(800)
    expect(matrix).toEqual([
      [4139, 0, 610, 0, 0],
      [0, 373, 20, 0, 0],
      [610, 20, 801, 90, 80],
      [0, 0, 90, 441, 0],
      [0, 0, 80, 0, 711],
    ])
  })

  it('X1: say in words why they do not add up', () => {
    const overlap = overlapOf(groups, countRecords(xunxian))
    expect(overlapNote(overlap)).toEqual({
      zh: '各类别有交叉，合计 6465 大于总数 5665，交叉 800',
      en: 'Categories overlap: the parts sum to 6465, more than the total 5665, by 800',
    })
    expect(overlapNote(overlapOf(groups, countRecords(new Map([['DB', 3]]))))).toBeNull()
  })

  it('count someone with two categories of one group once in that group', () => {
    const count = countRecords(new Map([['GE|KJ', 4]]))
    const overlap = overlapOf(groups, count)
    expect(overlap.parts[2]?.amount).toBe(4)
    expect(overlap).toMatchObject({ sum: 4, overlap: 0 })
    expect(overlapMatrixOf(groups, count).several).toBe(0)
  })

  it('count someone without any category apart, inside the sum', () => {
    const overlap = overlapOf(
      groups,
      countRecords(
        new Map([
          ['', 2],
          ['DB', 3],
        ]),
      ),
    )
    expect(overlap).toMatchObject({ total: 5, none: 2, sum: 5, overlap: 0 })
  })

  it('can put each in one category by priority, and then they add up (7.3 b)', () => {
    expect(primaryParts(['TK', 'DB', 'KJ', 'CJ', 'QT'], countRecords(xunxian))).toEqual([
      { code: 'TK', amount: 373 },
      { code: 'DB', amount: 4139 },
      { code: 'KJ', amount: 171 },
      { code: 'CJ', amount: 351 },
      { code: 'QT', amount: 631 },
      { code: '', amount: 0 },
    ])
  })
})
