import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from './draw.ts'

describe('drawing on pools', () => {
  it('S5.A3: empties the earmark before it touches what tops it up', () => {
    const holdings = [
      { pool: 'earmark', balance: 90_000_000 },
      { pool: 'child-protection', balance: 30_000_000 },
    ]
    expect(draw(holdings, 100_000_000)).toEqual({
      ok: true,
      value: [
        { pool: 'earmark', amount: 90_000_000 },
        { pool: 'child-protection', amount: 10_000_000 },
      ],
    })
  })

  it('takes nothing where all together hold a fen less, and says what is missing', () => {
    expect(
      draw(
        [
          { pool: 'a', balance: 7 },
          { pool: 'b', balance: 2 },
        ],
        10,
      ),
    ).toEqual({ ok: false, error: { missing: 1 } })
  })

  it('takes the whole amount and never more than a pool holds', () => {
    const holding = fc.record({ pool: fc.uuid(), balance: fc.integer({ min: 0, max: 1_000_000 }) })
    fc.assert(
      fc.property(
        fc.array(holding, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3_000_000 }),
        (holdings, amount) => {
          const drawn = draw(holdings, amount)
          const all = holdings.reduce((sum, { balance }) => sum + balance, 0)
          if (!drawn.ok) return all < amount && drawn.error.missing === amount - all
          return (
            drawn.value.reduce((sum, share) => sum + share.amount, 0) === amount &&
            drawn.value.every(({ amount: taken }) => taken > 0)
          )
        },
      ),
    )
  })
})
