import { describe, expect, it } from 'vitest'
import { publicAmount, publicParts } from './suppression.ts'

const part = (code: string, amount: number) => ({ code, amount })

describe('what is published', () => {
  it('never shows a number from one to four', () => {
    expect([0, 1, 4, 5, 6].map(publicAmount)).toEqual([0, null, null, 5, 6])
  })

  it('puts small parts together', () => {
    expect(publicParts([part('a', 40), part('b', 3), part('c', 4)])).toEqual([
      part('a', 40),
      part('other', 7),
    ])
  })

  it('hides a second part with the first, because one alone could be found by subtraction', () => {
    expect(publicParts([part('a', 40), part('b', 3), part('c', 9)])).toEqual([
      part('a', 40),
      part('other', 12),
    ])
  })

  it('shows nothing where all that there is is small', () => {
    expect(publicParts([part('a', 0), part('b', 3)])).toEqual([part('a', 0)])
  })

  it('leaves parts alone that are large enough', () => {
    expect(publicParts([part('a', 5), part('b', 0)])).toEqual([part('a', 5), part('b', 0)])
  })
})
