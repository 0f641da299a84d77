import { describe, expect, it } from 'vitest'
import { drawTenth, halfYearOf, weightedKappa } from './agreement.ts'

const pairs = (...given: [number, number, number][]) =>
  given.flatMap(([first, second, times]) => Array.from({ length: times }, () => ({ first, second })))

describe('agreement of two raters', () => {
  it('is 1 when they always agree and lower the further they are apart', () => {
    expect(weightedKappa(pairs([0, 0, 5], [1, 1, 5], [2, 2, 5]), 3)).toBe(1)
    expect(weightedKappa(pairs([0, 0, 10], [0, 1, 2], [1, 1, 10], [2, 2, 8]), 3)).toBe(0.922)
    expect(weightedKappa(pairs([0, 0, 10], [0, 2, 2], [1, 1, 10], [2, 2, 8]), 3)).toBe(0.85)
  })

  it('is no figure where nothing was rated twice or there is nothing to tell apart', () => {
    expect(weightedKappa([], 3)).toBeNull()
    expect(weightedKappa(pairs([2, 2, 9]), 3)).toBeNull()
  })

  it('draws one in ten, rounded up, the same for everybody and another each half-year', () => {
    const files = Array.from({ length: 41 }, (_, at) => `file-${at}`)
    const drawn = drawTenth(files, '2023H2')
    expect(drawn).toHaveLength(5)
    expect(drawTenth(files.toReversed(), '2023H2')).toEqual(drawn)
    expect(drawTenth(files, '2024H1')).not.toEqual(drawn)
    expect(drawTenth([], '2023H2')).toEqual([])
  })

  it('knows the half-year of a day', () => {
    expect([halfYearOf('2023-06-30'), halfYearOf('2023-07-01')]).toEqual(['2023H1', '2023H2'])
  })
})
