import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { listSheet, type TakenList, takeList } from './list-sheet.ts'

let platform: TestPlatform
let standing: Standing
beforeAll(async () => {
  platform = await testPlatform()
  standing = {
    db: platform.database.handle,
    actor: systemActor,
    scope: { ranges: [{ low: 0, high: 999_999_999_999 }], stations: [], persons: [], organisations: [] },
    today: day('2023-12-29'),
  }
})
afterAll(() => platform.close())

/** Numbers up to a most, some of them a page; a store may tell by one row too many that there is more. */
const numbers = (most: number, more = 0): TakenList<number, number> => ({
  name: { zh: '数', en: 'Numbers' },
  columns: [{ title: { zh: '数', en: 'Number' }, kind: 'whole', width: 8, value: (one) => one }],
  rows: async (_, { after, limit }) => {
    const from = after ? Number(after[0]) + 1 : 1
    return Array.from({ length: Math.min(limit + more, most - from + 1) }, (_, at) => from + at)
  },
  keyOf: (one) => [one],
  lines: (_, rows) => rows,
})

const valuesOf = async (list: TakenList<number, number>) => {
  const values: unknown[] = []
  for await (const row of listSheet(standing, list, 'zh').rows) values.push(...row)
  return values
}

describe('a list that is taken away', () => {
  it('has every row once, whatever falls on the end of a page', async () => {
    for (const more of [0, 1])
      for (const most of [0, 1, 499, 500, 501, 1000, 1203])
        expect(await valuesOf(numbers(most, more)), `${most} ${more}`).toEqual(
          Array.from({ length: most }, (_, at) => at + 1),
        )
  })

  it('speaks the language of whoever takes it', () => {
    expect(listSheet(standing, numbers(1), 'en')).toMatchObject({
      name: 'Numbers',
      columns: [{ title: 'Number', kind: 'whole', width: 8 }],
    })
    expect(listSheet(standing, numbers(1), 'zh').name).toBe('数')
  })

  it('breaks off rather than look whole when a page cannot be read', async () => {
    const broken: TakenList<number, number> = {
      ...numbers(1200),
      lines: async (_, rows) => {
        if (rows[0] !== 1) throw new Error('the second page')
        return rows
      },
    }
    await expect(valuesOf(broken)).rejects.toThrow('the second page')
    const entry = { action: 'test.export', division: 0 }
    const taken = await takeList(standing, entry, broken, 'zh')
    expect(taken.ok).toBe(true)
    if (!taken.ok) return
    await expect(taken.value.stream.toArray()).rejects.toThrow('the second page')
  })

  it('is in the audit trail before its first byte', async () => {
    const entry = { action: 'test.export-numbers', division: 410621000000, detail: { most: 3 } }
    const taken = await takeList(standing, entry, numbers(3), 'zh')
    const { rows } = await asOwner(platform.ownerUrl, (client) =>
      client.query(`select purpose, division::text, detail from audit_line where action = $1`, [
        entry.action,
      ]),
    )
    expect(rows).toEqual([{ purpose: 'export', division: '410621000000', detail: { most: 3 } }])
    expect(taken).toMatchObject({ ok: true, value: { fileName: '数-2023-12-29.xlsx' } })
  })
})
