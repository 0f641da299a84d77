import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testPlatform } from '../../../tests/database.ts'
import { connect } from './connect.ts'
import { preparing } from './prepared.ts'

it('a connection that prepares reads each statement once, and answers as any other', async () => {
  const platform = await testPlatform()
  const database = connect(platform.ownerUrl, 'worker', { max: 1 })
  preparing(database.pool)
  try {
    for (const value of [1, 2, null]) {
      const { rows } = await sql<{ twice: number | null }>`select ${value}::int * 2 as twice`.execute(
        database.handle,
      )
      expect(rows).toEqual([{ twice: value === null ? null : value * 2 }])
    }
    await expect(sql`select ${'x'}::int`.execute(database.handle)).rejects.toThrow('invalid input syntax')
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      database.handle,
    )
    expect(rows.map(({ statement }) => statement)).toContain('select $1::int * 2 as twice')
    expect(rows).toHaveLength(2)
  } finally {
    await database.close()
    await platform.close()
  }
})
