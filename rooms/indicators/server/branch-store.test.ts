import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { branchRows, replaceBranches } from './branch-store.ts'

let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

it('writes a row of any size, tells which rows changed and takes away those without parts', async () => {
  const large = { division: 0, period: 202305, members: new Uint8Array(200_000).fill(7) }
  const small = { division: 0, period: 202306, members: new Uint8Array(20).fill(7) }
  const rows = [large, small].map((row) => ({
    level: 0,
    amounts: new Uint8Array([1, 2]),
    shared: new Uint8Array(0),
    ...row,
  }))
  const wanted = rows.map(({ division, period }) => ({ division, period }))
  await platform.worker.handle.transaction().execute(async (tx) => {
    expect(await replaceBranches(tx, 0, wanted, rows)).toHaveLength(2)
    expect(await replaceBranches(tx, 0, wanted, rows)).toEqual([])
    const stored = await branchRows(tx, 0, wanted)
    expect(Buffer.compare(stored.get('0 202305')?.[0]?.members as Uint8Array, large.members)).toBe(0)
    expect(Buffer.compare(stored.get('0 202306')?.[0]?.members as Uint8Array, small.members)).toBe(0)
    expect(await replaceBranches(tx, 0, wanted, rows.slice(1))).toEqual([{ division: 0, period: 202305 }])
    expect((await branchRows(tx, 0, wanted)).has('0 202305')).toBe(false)
  })
})
