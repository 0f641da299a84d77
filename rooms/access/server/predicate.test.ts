import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, covers, type GrantScope, scopeOf } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { ok } from '../../../kernel/result.ts'
import { within } from '../../../platform/server/database/scope.ts'
import { inTransaction } from '../../../platform/server/database/transaction.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

const today = day('2023-12-29')
const id = (n: number) => `018c0000-0000-7000-8000-00000000000${n}`

// Few places, close together, so that ranges touch, nest and miss each other by one.
const division = fc.constantFrom(
  0,
  410000000000,
  410600000000,
  410621000000,
  410621105000,
  410621105201,
  410621105202,
  410621106000,
  410622000000,
  410622999999,
  420000000000,
)
const few = fc.integer({ min: 1, max: 4 })
const scope: fc.Arbitrary<GrantScope> = fc.oneof(
  division.map((code) => ({ kind: 'division' as const, division: code })),
  few.map((n) => ({ kind: 'station' as const, station: id(n) })),
  few.map((n) => ({ kind: 'person' as const, person: id(n) })),
)
const grant = fc.record({
  id: fc.constant(id(9)),
  role: fc.constant('test'),
  permissions: fc.subarray(['people.read', 'people.write']),
  scope,
  from: fc.constantFrom(day('2023-01-01'), day('2023-12-29'), day('2023-12-30')),
  to: fc.constantFrom(null, day('2023-12-28'), day('2023-12-29')),
})
const actor: fc.Arbitrary<Actor> = fc
  .array(grant, { maxLength: 5 })
  .map((grants) => ({ account: id(8), name: '测试员', kind: 'account', grants }))
const placement = fc.record({
  division: fc.oneof(
    division,
    division.map((code) => Math.max(0, code - 1)),
    division.map((code) => code + 1),
  ),
  station: fc.option(few.map(id)),
  person: fc.option(few.map(id)),
})

describe('the permission predicate', () => {
  it('says the same in code, in the policies and in a query’s own condition, whatever the grants and places', async () => {
    await fc.assert(
      fc.asyncProperty(actor, fc.array(placement, { minLength: 1, maxLength: 30 }), async (who, places) => {
        const reach = scopeOf(who, 'people.read', today)
        const inCode = places.map((place) => covers(reach, place))
        const answered = await inTransaction(
          platform.database.handle,
          { actor: who, scope: reach },
          'read',
          async (tx) => {
            const { rows } = await sql<{ policy: boolean | null; condition: boolean | null }>`
            select scope_covers(p.division, p.station, p.person) as policy,
              ${within(reach, { division: 'p.division', station: 'p.station', person: 'p.person' })} as condition
            from jsonb_to_recordset(${JSON.stringify(places.map((place, n) => ({ n, ...place })))}::jsonb)
              as p(n integer, division bigint, station uuid, person uuid) order by n`.execute(tx)
            return ok(rows)
          },
        )
        const rows = answered.ok ? answered.value : []
        // A policy lets a row through only when it says true: null is no.
        expect(rows.map((row) => row.policy === true)).toEqual(inCode)
        expect(rows.map((row) => row.condition === true)).toEqual(inCode)
      }),
      { numRuns: 150 },
    )
  })

  it('reaches nowhere without grants, in a transaction that set nothing', async () => {
    const { rows } = await platform.database.pool.query(
      `select scope_covers(410621105000, '${id(1)}', '${id(1)}') is true as any`,
    )
    expect(rows[0].any).toBe(false)
  })
})
