import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { BinaryFields } from './binary-fields.ts'
import { BinaryRows } from './binary-rows.ts'
import { type Copying, copying } from './copying.ts'

let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform()
  await asOwner(platform.ownerUrl, (client) =>
    client.query(
      'create table copied (id bigint, small smallint, at uuid, bytes bytea); grant all on copied to zhulian_worker',
    ),
  )
})
afterAll(() => platform.close())

const uuid = '018a0000-0000-7000-8000-0000000000ff'
const put = (rows: BinaryRows, id: number, bytes: number[]) =>
  rows.startRow(4).bigint(id).smallint(-7).uuid(uuid).binary(Uint8Array.from(bytes))
const stored = () =>
  asOwner(platform.ownerUrl, async (client) => (await client.query('select * from copied order by id')).rows)

async function read({ readOut }: Copying): Promise<[number, number[]][]> {
  const found: [number, number[]][] = []
  const bytes = await readOut(sql`select id, bytes from copied order by id`)
  for (const fields = new BinaryFields(bytes); fields.nextRow(); ) {
    found.push([fields.bigint(), [...fields.binary()]])
  }
  return found
}

describe('moving rows by COPY', () => {
  it('takes numbers beyond 32 bits, negative ones, keys and empty bytes in and out as they are', async () => {
    const rows = new BinaryRows()
    put(rows, 410_621_105_201, [0, 255, 7])
    put(rows, -5, [])
    await copying(platform.worker, async (own) => {
      await own.copyIn(sql`copied`, rows.take())
      put(rows, 0, [1])
      await own.copyIn(sql`copied`, rows.take())
      expect(await read(own)).toEqual([
        [-5, []],
        [0, [1]],
        [410_621_105_201, [0, 255, 7]],
      ])
    })
    expect((await stored())[2]).toEqual({
      id: 410_621_105_201,
      small: -7,
      at: uuid,
      bytes: Buffer.from([0, 255, 7]),
    })
  })

  it('lets a statement that is asked for while rows are read wait until they are read', async () => {
    await copying(platform.worker, async (own) => {
      const order: string[] = []
      const counted = async () => {
        await sql`select 1`.execute(own.tx)
        order.push('statement')
      }
      let waiting: Promise<void> | undefined
      for await (const _ of own.copyOut(sql`select n from generate_series(1, 200000) n`)) {
        waiting ??= counted()
        order.push('rows')
      }
      await waiting
      expect(order.length).toBeGreaterThan(2)
      expect(order.indexOf('statement')).toBe(order.length - 1)
    })
  })

  it('keeps nothing of what was done before a failure, and the connection is good afterwards', async () => {
    const before = await stored()
    const failing = copying(platform.worker, async (own) => {
      await own.copyIn(sql`copied`, put(new BinaryRows(), 9, []).take())
      await own.readOut(sql`select 1 / (id - 9) from copied`)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await stored()).toEqual(before)
    expect(await copying(platform.worker, read)).toHaveLength(before.length)
  })

  it('refuses a statement with parameters, which COPY does not take', async () => {
    await expect(copying(platform.worker, (own) => own.readOut(sql`select ${1}::integer`))).rejects.toThrow(
      'COPY takes no parameters',
    )
  })
})
