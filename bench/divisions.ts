import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connect } from '../platform/server/database/connect.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import type { Row } from './row.ts'
import { timed, withScratch } from './scratch.ts'

/** The national tree with paths, pinyin and search keys, against a bare COPY of the same rows into a plain table. */
export const benchDivisions = (): Promise<Row[]> =>
  withScratch(async (platform) => {
    const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
    let rows = 0
    const load = await timed(async () => {
      rows = (await loadDivisions(owner.pool)).rows
    })
    await owner.close()
    const bare = await timedCopy(platform.ownerUrl)
    return [
      {
        what: `${rows.toLocaleString('en')} divisions loaded, with paths, pinyin and search keys`,
        value: load / 1000,
        unit: 's',
        yardstick: { what: 'bare COPY of the same rows, s', value: bare / 1000 },
        ratio: load / bare,
        aim: '≤ 5',
      },
    ]
  })

async function timedCopy(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('create table bare_division as select * from division with no data')
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(e'\\t', code, name, level, coalesce(parent::text, '\\N'), pinyin, initials) as line from division`,
    )
    return await timed(async () => {
      const stream = client.query(
        copyFrom('copy bare_division (code, name, level, parent, pinyin, initials) from stdin'),
      )
      for (const { line } of rows) if (!stream.write(`${line}\n`)) await once(stream, 'drain')
      stream.end()
      await finished(stream)
    })
  } finally {
    await client.end()
  }
}
