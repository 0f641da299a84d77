import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { againAfterDeadlock } from './after-deadlock.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
  await asOwner(platform.ownerUrl, async (client) => {
    await client.query('create table meeting (id integer primary key, met integer not null default 0)')
    await client.query('insert into meeting values (1), (2)')
  })
})
afterAll(() => platform.close())

/** One transaction that takes two rows in an order of its own, slowly enough to meet the other. */
const takeBoth = (first: number, second: number, counted: () => void) =>
  againAfterDeadlock(() => {
    counted()
    return asOwner(platform.ownerUrl, async (client) => {
      await client.query('begin')
      try {
        await client.query('update meeting set met = met + 1 where id = $1', [first])
        await client.query('select pg_sleep(0.3)')
        await client.query('update meeting set met = met + 1 where id = $1', [second])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    })
  })

describe('two transactions that wait for each other', () => {
  it('are both carried out, each once', async () => {
    let tries = 0
    const count = () => {
      tries += 1
    }
    await Promise.all([takeBoth(1, 2, count), takeBoth(2, 1, count)])
    expect(tries).toBeGreaterThan(2)
    const { rows } = await asOwner(platform.ownerUrl, (client) =>
      client.query('select id, met from meeting order by id'),
    )
    expect(rows).toEqual([
      { id: 1, met: 2 },
      { id: 2, met: 2 },
    ])
  })

  it('and one that fails for another reason is not tried again', async () => {
    let tries = 0
    const failing = againAfterDeadlock(async () => {
      tries += 1
      throw Object.assign(new Error('no'), { code: '23505' })
    })
    await expect(failing).rejects.toThrow('no')
    expect(tries).toBe(1)
  })
})
