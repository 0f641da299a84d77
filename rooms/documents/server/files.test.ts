import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { dropUnclaimedFiles } from './index.ts'

let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform()
})

afterAll(() => platform.close())

const keep = (claimed: boolean, daysOld: number): Promise<string> =>
  asOwner(platform.ownerUrl, async (client) => {
    const id = newId()
    await client.query(
      `insert into file (province, id, division, name, media_type, bytes, sha256, sealed, created_by, created_at, claimed_at)
       values (41, $1, 410621105000, 'a.jpg', 'image/jpeg', 1, 'a', 'a', $1, now() - make_interval(days => $2), $3)`,
      [id, daysOld, claimed ? '2023-01-01' : null],
    )
    return id
  })

describe('uploads that were given up', () => {
  it('are removed after a week; what a record names stays, however old', async () => {
    const given = await keep(false, 8)
    const young = await keep(false, 6)
    const named = await keep(true, 400)
    expect(await dropUnclaimedFiles(platform.worker)).toBe(1)
    const left = await asOwner(
      platform.ownerUrl,
      async (client) => (await client.query('select id from file')).rows,
    )
    expect(left.map((row) => row.id).toSorted()).toEqual([young, named].toSorted())
    expect(left.map((row) => row.id)).not.toContain(given)
  })

  it('are not the business of a request: it may not delete a file', async () => {
    await expect(platform.database.pool.query('delete from file')).rejects.toThrow(/permission denied/)
  })
})
