import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Candidate, type Programme, poolTie, programmeSchema } from '../../../programmes/index.ts'
import { basisOf, inputsText, roundOrder, settlesTie } from './round-order.ts'

const contest = programmeSchema.parse(
  parse(
    readFileSync(
      join(import.meta.dirname, '../../../../data/programmes/xunxian/xunxian-case-contest.yaml'),
      'utf8',
    ),
  ),
)
const on = '2023-12-01'

/** A programme with other places: so many in all, so many for each town, a pool. */
function withQuota(all: number | null, each: number | null, pool: number | null): Programme {
  const values = (value: number) => ({ '2023-01-01': { value, source: 'test' } })
  const figure = (unit: 'integer' | 'fen', value: number) => ({
    title: { zh: '数', en: 'number' },
    unit,
    values: values(value),
  })
  return {
    ...contest,
    parameters: {
      ...contest.parameters,
      ...(all === null ? {} : { places: figure('integer', all) }),
      ...(each === null ? {} : { each: figure('integer', each) }),
      ...(pool === null ? {} : { pool: figure('fen', pool) }),
    } as Programme['parameters'],
    quota: {
      source: 'test',
      ...(all === null ? {} : { all: 'places' }),
      ...(each === null ? {} : { each: { by: 'station', number: 'each' } }),
      ...(pool === null ? {} : { pool: 'pool' }),
    },
  }
}

/** The same numbers every time: a failure can be looked at again. */
function numbers(seed: number) {
  let state = seed
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * (most + 1))
  }
}

function someCandidates(next: (most: number) => number): Candidate[] {
  return Array.from({ length: 1 + next(24) }, (_, at) => ({
    id: `c${String(at).padStart(2, '0')}`,
    received: at,
    score: 80 + next(6),
    amountFen: 1000 * (1 + next(3)),
    facts: { station: 410621101000 + 1000 * next(3) },
  }))
}

const maybe = (next: (most: number) => number, most: number) => (next(2) === 0 ? null : next(most))

describe('the order of a round', () => {
  it('never awards more than the places, whatever the scores, the towns and the money', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const next = numbers(seed)
      const [all, each, pool] = [maybe(next, 12), maybe(next, 5), maybe(next, 30_000)]
      if (all === null && each === null && pool === null) continue
      const candidates = someCandidates(next)
      const { lines, awarded } = roundOrder(withQuota(all, each, pool), candidates, on)
      const got = lines.filter(({ state }) => state === 'awarded').map(({ id }) => id)
      const of = (id: string) => candidates.find((one) => one.id === id)
      expect(got).toHaveLength(awarded)
      if (all !== null) expect(got.length, `seed ${seed}`).toBeLessThanOrEqual(all)
      if (each !== null) {
        for (const town of [101, 102, 103, 104].map((number) => 410621000000 + number * 1000))
          expect(
            got.filter((id) => of(id)?.facts.station === town).length,
            `seed ${seed}`,
          ).toBeLessThanOrEqual(each)
      }
      if (pool !== null) {
        const spent = got.reduce((sum, id) => sum + (of(id)?.amountFen ?? 0), 0)
        expect(spent, `seed ${seed}`).toBeLessThanOrEqual(pool)
      }
    }
  })

  it('leaves equals across the cut to a decision: none of them is awarded or refused by itself', () => {
    let ties = 0
    for (let seed = 1; seed <= 400; seed += 1) {
      const next = numbers(seed)
      const places = next(12)
      const candidates = someCandidates(next)
      const { lines, ties: open } = roundOrder(withQuota(places, null, null), candidates, on)
      const sorted = candidates.map(({ score }) => score ?? 0).toSorted((a, b) => b - a)
      const across = places > 0 && places < sorted.length && sorted[places - 1] === sorted[places]
      expect(open.length > 0, `seed ${seed}`).toBe(across)
      if (!across) continue
      ties += 1
      const at = sorted[places]
      const equals = candidates.filter(({ score }) => score === at).map(({ id }) => id)
      expect(open[0]?.candidates.toSorted()).toEqual(equals.toSorted())
      expect(
        lines
          .filter(({ state }) => state === 'tied')
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(equals.toSorted())
      const chosen = equals.slice(0, open[0]?.places)
      expect(open[0] && settlesTie(open[0], chosen)).toBe(true)
      const decided = roundOrder(withQuota(places, null, null), candidates, on, new Map([[null, chosen]]))
      expect(decided.ties).toEqual([])
      expect(decided.awarded).toBe(places)
    }
    expect(ties).toBeGreaterThan(50)
  })

  it('leaves equals of several towns to one decision, which cannot take two of a town with one place', () => {
    const programme = withQuota(2, 1, null)
    const town = (number: number) => ({ station: 410621000000 + number * 1000 })
    const candidates: Candidate[] = [
      { id: 'a', score: 90, received: 1, facts: town(101) },
      { id: 'b', score: 90, received: 2, facts: town(101) },
      { id: 'c', score: 90, received: 3, facts: town(102) },
      { id: 'd', score: 90, received: 4, facts: town(103) },
    ]
    const first = roundOrder(programme, candidates, on)
    expect(first.ties).toEqual([{ group: null, candidates: ['a', 'b', 'c', 'd'], places: 2 }])
    const ofOneTown = roundOrder(programme, candidates, on, new Map([[null, ['a', 'b']]]))
    expect(ofOneTown.ties).toHaveLength(1)
    const done = roundOrder(programme, candidates, on, new Map([[null, ['c', 'd']]]))
    expect(done.ties).toEqual([])
    expect(done.lines.filter(({ state }) => state === 'awarded').map(({ id }) => id)).toEqual(['c', 'd'])
  })

  it('does not let the order of receipt decide who is paid from the end of a pool', () => {
    const programme = withQuota(null, null, 2500)
    const candidates: Candidate[] = [1, 2, 3].map((at) => ({
      id: `c${at}`,
      score: 90,
      received: at,
      amountFen: 1000,
      facts: {},
    }))
    const open = roundOrder(programme, candidates, on)
    expect(open).toMatchObject({ awarded: 0, ties: [{ group: poolTie, places: 2 }] })
    const decided = roundOrder(programme, candidates, on, new Map([[poolTie, ['c1', 'c3']]]))
    expect(decided.lines.map(({ id, state }) => [id, state])).toEqual([
      ['c1', 'awarded'],
      ['c2', 'not-awarded'],
      ['c3', 'awarded'],
    ])
  })

  it('gives equals one place, and the next place counts them', () => {
    const scores = [95, 90, 90, 80]
    const { lines } = roundOrder(
      withQuota(4, null, null),
      scores.map((score, at) => ({ id: `c${at}`, score, received: at, facts: {} })),
      on,
    )
    expect(lines.map(({ place, position }) => [place, position])).toEqual([
      [1, 1],
      [2, 2],
      [2, 3],
      [4, 4],
    ])
  })

  it('is made from inputs that are written the same way whatever order they come in', () => {
    const candidates: Candidate[] = [
      { id: 'b', score: 1, facts: { y: 1, x: 2 } },
      { id: 'a', score: 2, facts: {} },
    ]
    expect(inputsText('h', on, candidates)).toBe(
      inputsText('h', on, [
        { id: 'a', score: 2, facts: {} },
        { id: 'b', score: 1, facts: { x: 2, y: 1 } },
      ]),
    )
    expect(inputsText('h', on, candidates)).not.toBe(
      inputsText('h', on, [{ id: 'a', score: 3, facts: {} }, candidates[0] as Candidate]),
    )
  })
})

describe('what stands behind a place', () => {
  const shipped = (name: string): Programme =>
    programmeSchema.parse(
      parse(readFileSync(join(import.meta.dirname, '../../../../tests/fixtures/programmes', name), 'utf8')),
    )

  it('is told by the facts that rank, as people read them, and not known is not nothing', () => {
    const grant = shipped('xunxian-first-year-grant.yaml')
    const [known, unknown] = [{ income_a_head: 800_000 }, {}].map((facts) =>
      basisOf(grant, { id: 'a', received: 0, facts }),
    )
    expect(known).toMatchObject([{ said: { zh: '8,000.00 元', en: '8,000.00 yuan' } }])
    expect(unknown).toMatchObject([{ said: { zh: '未知', en: 'not known' } }])
    const home = shipped('xunxian-home-adaptation.yaml')
    const facts = { estimate: 3, birth: '1950-05-01' }
    expect(basisOf(home, { id: 'a', received: 0, facts })).toHaveLength(2)
  })

  it('is the score alone where the policy ranks by points', () => {
    expect(basisOf(contest, { id: 'a', received: 0, score: 88, facts: {} })).toEqual([])
  })
})
