import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { testPlatform } from '../../tests/database.ts'
import { databaseGone, isDatabaseGone } from './database-gone.ts'

const thrownBy = (work: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .then(
      () => null,
      (error: unknown) => error,
    )

describe('a database that went away under a command', () => {
  it('is told from the connection that nobody answers, and from one that is ended in the middle', async () => {
    const nobody = new Client({ connectionString: 'postgresql://nobody@127.0.0.1:9/nothing' })
    expect(isDatabaseGone(await thrownBy(() => nobody.connect()))).toBe(true)
    const platform = await testPlatform(day('2024-03-15'))
    try {
      const client = new Client({ connectionString: platform.ownerUrl })
      client.on('error', () => {})
      await client.connect()
      const cut = await thrownBy(() => client.query('select pg_terminate_backend(pg_backend_pid())'))
      expect(isDatabaseGone(cut)).toBe(true)
      expect(isDatabaseGone(await thrownBy(() => client.query('select 1')))).toBe(true)
    } finally {
      await platform.close()
    }
  })

  it('is no file that is not there, and no mistake of ours', async () => {
    expect(isDatabaseGone(await thrownBy(() => readFileSync('/nowhere/at/all')))).toBe(false)
    expect(isDatabaseGone(new Error('the plan says otherwise'))).toBe(false)
    expect(isDatabaseGone('Connection terminated')).toBe(false)
  })

  it('is said in both languages, with what to do', () => {
    const { code, message } = databaseGone()
    expect(code).toBe('database-gone')
    expect(message).toMatch(/请重新启动后再执行一次。\n.*Start it and run the command once more\./)
  })
})
