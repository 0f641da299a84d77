import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../language/kinds.ts'
import { figure, optionsOf, question, sampleProgramme } from '../sample-programme.ts'
import { instalmentsOf } from './instalments.ts'
import { type Candidate, poolTie, rank } from './rank.ts'
import { sanctionOrder } from './sanction.ts'

const on = '2023-06-15'

const candidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      town: fc.constantFrom('x', 'y'),
      amountFen: fc.integer({ min: 0, max: 50 }),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ score, town, amountFen }, i) => ({
      id: String(i),
      score,
      received: i,
      amountFen,
      facts: { town },
    })),
  )

const quotas = fc.record(
  {
    all: fc.integer({ min: 0, max: 8 }),
    number: fc.integer({ min: 0, max: 4 }),
    pool: fc.integer({ min: 0, max: 200 }),
  },
  { requiredKeys: [] },
)

describe('any round', () => {
  it('never awards more than its places in all, in a group, or than its pool of money; and loses nobody', () => {
    fc.assert(
      fc.property(candidates, quotas, (all, { all: places, number, pool }) => {
        fc.pre(places !== undefined || number !== undefined || pool !== undefined)
        const programme = sampleProgramme({
          facts: { town: question('code', { options: optionsOf('x', 'y') }) },
          parameters: {
            places: figure('persons', places ?? 0),
            town_places: figure('persons', number ?? 0),
            pool: figure('fen', pool ?? 0),
          },
          quota: {
            ...(places === undefined ? {} : { all: 'places' }),
            ...(number === undefined ? {} : { each: { by: 'town', number: 'town_places' } }),
            ...(pool === undefined ? {} : { pool: 'pool' }),
            source: 'test',
          },
          ranking: { by: 'score', source: 'test' },
        })
        const found = rank(programme, all, { on })
        const byId = new Map(all.map((one) => [one.id, one]))
        const check = (ids: readonly string[]) => {
          const awarded = ids.flatMap((id) => byId.get(id) ?? [])
          if (places !== undefined) expect(awarded.length).toBeLessThanOrEqual(places)
          if (number !== undefined)
            for (const town of ['x', 'y'])
              expect(awarded.filter(({ facts }) => facts.town === town).length).toBeLessThanOrEqual(number)
          if (pool !== undefined)
            expect(awarded.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0)).toBeLessThanOrEqual(pool)
        }
        check(found.awarded)
        const told = [...found.awarded, ...found.ties.flatMap((tie) => tie.candidates), ...found.notAwarded]
        expect(told.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        // The panel decides tie after tie: nobody who was awarded is put aside by it, and the limits hold to the end.
        const chosen = new Map<string | null, readonly string[]>()
        let now = found
        for (let steps = 0; now.ties.length > 0 && steps < 20; steps++) {
          const [tie] = now.ties
          // Of equals at the end of a pool so many are taken as fit into it.
          const cost = (id: string) => (tie?.group === poolTie ? (byId.get(id)?.amountFen ?? 0) : 0)
          const cheapest = tie?.candidates.toSorted((a, b) => cost(a) - cost(b)) ?? []
          // For the whole it takes those who stand last among equals, which is its right.
          const equals = tie?.group === null ? cheapest.toReversed() : cheapest
          // Whoever decides for the whole keeps to the places of each town.
          const taken = new Map<Value | undefined, number>()
          const townOf = (id: string) => byId.get(id)?.facts.town
          const count = (id: string) => {
            const so = (taken.get(townOf(id)) ?? 0) + 1
            taken.set(townOf(id), so)
            return so
          }
          for (const id of now.awarded) count(id)
          const most = number === undefined || tie?.group !== null ? Number.POSITIVE_INFINITY : number
          const lawful = equals.filter((id) => count(id) <= most)
          chosen.set(tie?.group ?? null, lawful.slice(0, tie?.places))
          const next = rank(programme, all, { on }, (group) => chosen.get(group) ?? [])
          if (pool === undefined) expect(next.awarded).toEqual(expect.arrayContaining([...now.awarded]))
          check(next.awarded)
          now = next
        }
        expect(now.ties).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('any payment in parts', () => {
  it('adds up to the amount, to the fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.array(fc.integer({ min: 1, max: 49 }), { minLength: 1, maxLength: 3 }),
        (amount, shares) => {
          const rest = 100 - shares.reduce((sum, share) => sum + share, 0)
          fc.pre(rest > 0)
          const percents = [...shares, rest]
          const programme = sampleProgramme({
            parameters: Object.fromEntries(
              percents.map((percent, i) => [`p${i}`, figure('percent', percent)]),
            ),
            payment: {
              kind: 'instalments',
              parts: percents.map((_, i) => ({ code: `part-${i}`, percent: `p${i}`, at: 'applied' })),
              source: 'test',
            },
          })
          const parts = instalmentsOf(programme, amount, on).map(({ amountFen }) => amountFen)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
          expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('any sanction', () => {
  it('never takes back more than was paid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('all', 'nothing', 'as-decided'),
        fc.integer({ min: 0, max: 1_000_000 }),
        (recovers, paid) => {
          const programme = sampleProgramme({
            sanctions: [{ code: 's', title: { zh: '?', en: '?' }, revokes: 'yes', recovers, source: 'test' }],
          })
          const order = sanctionOrder(programme, 's', on, paid)
          if (recovers === 'all') expect(order?.recoverFen).toBe(paid)
          else if (recovers === 'nothing') expect(order?.recoverFen).toBe(0)
          else expect(order?.recoverFen).toBeNull()
        },
      ),
    )
  })
})
