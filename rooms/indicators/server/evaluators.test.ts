import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { addVisits, type WorldVisit } from '../../../tests/figures-world.ts'
import type { Filter } from '../domain/filter.ts'
import type { Count, Measure } from '../domain/measure.ts'
import { amountsOf } from '../domain/reference.ts'
import type { Row } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { catalogueOf } from './catalogue.ts'
import { engineOf } from './engine.ts'
import { filterSql } from './filter-sql.ts'
import { rebuildFigures } from './rebuild/rebuild.ts'
import { recount, rowsAround, takeRows } from './verify/recount.ts'
import { verifyFigures } from './verify/verify.ts'

const view = viewOf('figures_visit')
const village = 410621105201
const stations = [newId(), newId()]

let platform: TestPlatform
let rows: Row[]

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

/** Records with every value that a column may have, and with gaps. */
const visit: fc.Arbitrary<WorldVisit> = fc.record({
  station: oneOf(...stations),
  division: oneOf(village, village + 1, 410621105000, 410622100201),
  on: oneOf('2023-01-31', '2023-02-01', '2023-02-15', '2023-12-31'),
  ordinal: fc.integer({ min: 1, max: 12 }),
  household: oneOf(null, '018a0000-0000-7000-8000-000000000001', '018a0000-0000-7000-8000-000000000002'),
  trip: oneOf(
    '018b0000-0000-7000-8000-000000000001',
    '018b0000-0000-7000-8000-000000000002',
    undefined as never,
  ),
  minutes: oneOf(null, 0, 20, 45, 600),
  method: oneOf('home', 'telephone', 'video', 'outside', 'school'),
  purpose: oneOf('first', 'routine', 'festival', 'risk', 'follow-up'),
  seen: oneOf('person', 'family', 'neighbour', 'nobody'),
  categories: fc.subarray(['DB', 'TK', 'KJ', 'CJ']),
  urgency: oneOf(0, 1, 2),
})

/** Any condition that the language can say of a visit. */
const filter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ column: oneOf('method'), is: oneOf('home', 'telephone', 'school') }),
    fc.record({
      column: oneOf('seen'),
      one_of: fc.subarray(['person', 'family', 'nobody'], { minLength: 1 }),
    }),
    fc.record({ column: oneOf('minutes', 'urgency'), at_least: oneOf(0, 1, 20, 46) }),
    fc.record({ column: oneOf('minutes', 'urgency'), at_most: oneOf(0, 1, 20, 46) }),
    fc.record({ column: oneOf('visited_on'), at_most: oneOf('2023-01-31', '2023-02-10') }),
    fc.record({ column: oneOf('categories'), contains: oneOf('DB', 'KJ') }),
    fc.record({ all: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter

const count: fc.Arbitrary<Count> = oneOf<Count>(
  'records',
  { sum: 'minutes' },
  { distinct: 'person' },
  { distinct: 'household' },
  { once_per: 'household_visit' },
)

const measureOf = (code: string, how: Count, where: Filter): Measure => ({
  code,
  order: 1,
  title: { zh: code, en: code },
  unit: '次',
  definition: { zh: code, en: code },
  source: 'test',
  view: view.name,
  count: how,
  where,
  split_by: ['category', 'method', 'seen', 'urgency'],
  overlap: 'multi',
  examples: [],
})

beforeAll(async () => {
  platform = await testPlatform()
  const [visits = []] = fc.sample(fc.array(visit, { minLength: 150, maxLength: 150 }), {
    numRuns: 1,
    seed: 41,
  })
  await asOwner(platform.ownerUrl, (client) => addVisits(client, visits))
  const found = await sql<{ line: string }>`select to_jsonb(v)::text as line from figures_visit v`.execute(
    platform.worker.handle,
  )
  rows = found.rows.map(({ line }) => JSON.parse(line) as Row)
})
afterAll(() => platform.close())

const numberOf = async (statement: RawBuilder<{ n: number }>) =>
  (await statement.execute(platform.worker.handle)).rows[0]?.n

describe('the two evaluators', () => {
  it('agree on which records fulfil a condition, whatever is not filled in', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async (where) => {
        const inMemory = amountsOf(measureOf('m', 'records', where), view, rows).total
        const inSql = await numberOf(
          sql<{
            n: number
          }>`select count(*)::integer as n from figures_visit r where ${filterSql(where, view, 'r')}`,
        )
        expect(inSql).toBe(inMemory)
      }),
      { numRuns: 60 },
    )
  })

  it('agree on every way of adding up, in total and by every split', async () => {
    await fc.assert(
      fc.asyncProperty(count, filter, async (how, where) => {
        const measure = measureOf('m', how, where)
        const year = rows.filter((row) => row.month !== null)
        const { total, splits } = amountsOf(measure, view, year)
        await platform.worker.handle.transaction().execute(async (tx) => {
          const part = { low: 0, high: 999_999_999_999, levels: [0], last: 202312 as never }
          await takeRows(tx, view, rowsAround(view, part))
          for (const split of [null, ...measure.split_by]) {
            const recounted = await recount(tx, view, measure, split, part)
            const found = Object.fromEntries(
              recounted.filter(({ period }) => period === 202300).map(({ value, amount }) => [value, amount]),
            )
            const wanted =
              split === null
                ? total === 0 && Object.keys(found).length === 0
                  ? {}
                  : { '': total }
                : splits[split]
            expect(found).toEqual(wanted)
          }
        })
      }),
      { numRuns: 25 },
    )
  })

  it('agree with the leaves and branches that are built for any set of measures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(count, filter), { minLength: 1, maxLength: 4 }),
        async (definitions) => {
          const measures = definitions.map(([how, where], i) => measureOf(`m-${newId()}-${i}`, how, where))
          const engine = engineOf(platform.worker, platform.clock, catalogueOf(measures))
          await rebuildFigures(engine)
          expect((await verifyFigures(engine)).differences).toEqual([])
        },
      ),
      { numRuns: 6 },
    )
  })
})
