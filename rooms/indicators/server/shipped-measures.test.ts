import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { amountsOf } from '../domain/reference.ts'
import type { Column, Row, View } from '../domain/view.ts'
import { shippedCatalogue } from './catalogue.ts'
import { recount, takenRows } from './verify/recount.ts'

const days = ['2023-01-31', '2023-02-01', '2023-06-15', '2023-12-31']
const uuid = (n: number) => `018a0000-0000-7000-8000-00000000000${n}`
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 6, nil: null })

/** Any value that the column may have, or none. */
function anyOf(column: Column): fc.Arbitrary<unknown> {
  if (column.kind === 'boolean') return maybe(fc.boolean())
  if (column.kind === 'day') return maybe(fc.constantFrom(...days))
  if (column.kind === 'key') return maybe(fc.constantFrom(uuid(1), uuid(2), uuid(3)))
  const codes = 'values' in column ? Object.keys(column.values ?? {}) : []
  if (column.kind === 'list')
    return fc.subarray(codes.length > 0 ? codes : ['DB', 'TK', 'KJ', 'CJ', 'DBBY', 'QT'])
  if (column.kind === 'integer') {
    return maybe(
      codes.length > 0 ? fc.constantFrom(...codes.map(Number)) : fc.constantFrom(-1, 0, 1, 30, 45, 480, 650),
    )
  }
  return maybe(codes.length > 0 ? fc.constantFrom(...codes) : fc.constantFrom('a', 'b'))
}

/** Dense numbers are integers, everything else is told apart by an id. */
const keyOf = (name: string): fc.Arbitrary<unknown> =>
  name.endsWith('ordinal') ? fc.integer({ min: 1, max: 9 }) : fc.constantFrom(uuid(5), uuid(6))

/** Rows of a view from all that it says of itself, so that a new view is tried without a line here. */
function rowsOf(view: View): fc.Arbitrary<Row[]> {
  const columns = Object.fromEntries(
    Object.entries(view.columns).map(([name, column]) => [name, anyOf(column)]),
  )
  for (const { key, otherwise } of Object.values(view.things)) {
    for (const name of otherwise ? [key, otherwise] : [key]) columns[name] = maybe(keyOf(name))
  }
  const row = fc.record({
    ...columns,
    station: fc.constantFrom(uuid(7), uuid(8)),
    division: fc.constantFrom(410621105201, 410621107201),
    [view.day]: fc.constantFrom(...days),
  }) as fc.Arbitrary<Record<string, unknown>>
  return fc.array(row, { minLength: 1, maxLength: 40 }).map((rows) =>
    rows.map((one, i) => {
      const on = String(one[view.day])
      return {
        ...one,
        id: `018b0000-0000-7000-8000-0000000000${String(i).padStart(2, '0')}`,
        province: 41,
        month: Number(on.slice(0, 4)) * 100 + Number(on.slice(5, 7)),
      } as Row
    }),
  )
}

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

async function putInPlace(tx: Handle, view: View, rows: readonly Row[]): Promise<void> {
  const name = sql.ref(view.recountedFrom ?? view.name)
  const taken = takenRows(view)
  await sql`drop table if exists ${taken}`.execute(tx)
  await sql`create temporary table ${taken} on commit drop as select * from ${name} limit 0`.execute(tx)
  await sql`insert into ${taken}
    select * from jsonb_populate_recordset(null::${taken}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

const part = { low: 0, high: 999_999_999_999, levels: [0], last: 202312 as never }

describe('every shipped measure', () => {
  for (const { view, measures } of shippedCatalogue().families) {
    it(`7.1: over ${view.name} says the same in memory and in SQL, in total and by every split`, async () => {
      await fc.assert(
        fc.asyncProperty(rowsOf(view), async (rows) => {
          await platform.worker.handle.transaction().execute(async (tx) => {
            await putInPlace(tx, view, rows)
            for (const measure of measures) {
              const { total, splits } = amountsOf(measure, view, rows)
              const ofYear = async (split: string | null) =>
                Object.fromEntries(
                  (await recount(tx, view, measure, split, part))
                    .filter(({ period, amount }) => period === 202300 && amount !== 0)
                    .map(({ value, amount }) => [value, amount]),
                )
              expect([measure.code, await ofYear(null)]).toEqual([
                measure.code,
                total === 0 ? {} : { '': total },
              ])
              for (const split of measure.split_by) {
                const wanted = Object.entries(splits[split] ?? {}).filter(([, amount]) => amount !== 0)
                expect([measure.code, split, await ofYear(split)]).toEqual([
                  measure.code,
                  split,
                  Object.fromEntries(wanted),
                ])
              }
            }
          })
        }),
        { numRuns: 8 },
      )
    })
  }
})
