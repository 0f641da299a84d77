import { describe, expect, it } from 'vitest'
import { comparatorWords, readComparator, satisfies, shortOf } from './comparator.ts'

const holds = (word: string, value: number) =>
  satisfies(readComparator(word) as NonNullable<ReturnType<typeof readComparator>>, value, 20_000)

describe('inclusive and exclusive words (domain 3.5, 民法典 art. 1259)', () => {
  it('includes the number with 以上 以下 以内 届满 不低于 不少于 至少 达到', () => {
    for (const word of ['以上', '以下', '以内', '届满', '不低于', '不少于', '至少', '达到']) {
      expect(holds(word, 20_000), word).toBe(true)
    }
  })

  it('excludes the number with 不满 超过 以外', () => {
    for (const word of ['不满', '超过', '以外']) expect(holds(word, 20_000), word).toBe(false)
    expect(holds('超过', 20_001)).toBe(true)
    expect(holds('不满', 19_999)).toBe(true)
  })

  it('includes the number with 不超过, which says at most', () => {
    expect(holds('不超过', 20_000)).toBe(true)
    expect(holds('不超过', 20_001)).toBe(false)
  })

  it('knows no other word', () => {
    expect(readComparator('左右')).toBeNull()
    expect(Object.keys(comparatorWords)).toHaveLength(14)
  })

  it('says how much is missing, one more where the number itself does not count', () => {
    expect(shortOf('at_least', 2, 3, 1)).toBe(1)
    expect(shortOf('at_least', 3, 3, 1)).toBe(0)
    expect(shortOf('more_than', 3, 3, 1)).toBe(1)
    expect(shortOf('at_most', 7, 5, 1)).toBe(2)
    expect(shortOf('less_than', 5, 5, 1)).toBe(1)
  })
})
