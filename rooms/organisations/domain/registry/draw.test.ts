import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawn, ofShare } from './draw.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const bodies = Array.from({ length: 200 }, (_, at) => `body-${at}`)

describe('a draw', () => {
  it('comes to the same with the same seed, in whatever order the bodies are named', () => {
    const first = drawn(bodies, 6, '20190415', digest)
    expect(first).toHaveLength(6)
    expect(drawn(bodies.toReversed(), 6, '20190415', digest)).toEqual(first)
    expect(drawn(bodies, 6, '20190416', digest)).not.toEqual(first)
  })

  it('can be done again with sha256sum alone', () => {
    expect(drawn(['a', 'b', 'c'], 1, 'seed', digest)).toEqual(
      ['a', 'b', 'c'].toSorted((x, y) => (digest(`seed:${x}`) < digest(`seed:${y}`) ? -1 : 1)).slice(0, 1),
    )
  })

  it('gives everybody about the same chance', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 2000; seed += 1)
      for (const id of drawn(bodies.slice(0, 20), 5, String(seed), digest))
        times.set(id, (times.get(id) ?? 0) + 1)
    expect(Math.min(...times.values())).toBeGreaterThan(400)
    expect(Math.max(...times.values())).toBeLessThan(600)
  })
})

describe('a share of a range', () => {
  it('is whole bodies, and never nobody', () => {
    expect([ofShare(10, 30), ofShare(10, 31), ofShare(1, 3), ofShare(100, 7), ofShare(5, 0)]).toEqual([
      3, 4, 1, 7, 0,
    ])
  })
})
