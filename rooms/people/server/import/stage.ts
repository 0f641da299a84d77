import { once } from 'node:events'
import { sql } from 'kysely'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { covers } from '../../../../kernel/actor.ts'
import { countyOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { resolvablePlaces } from '../../../regions/server/index.ts'
import { withOwnConnection } from './own-connection.ts'
import { type KeptFile, withFile } from './pieces.ts'
import { readAside } from './read-aside.ts'
import type { ProblemRow, ReadingOrder } from './reading.ts'
import { analyzeStagingSql, createStagingSql, stagedColumnNames, stagingTable } from './staged.ts'
import { type ImportRow, updateImport } from './store.ts'

/** What the reading of a file came to. */
export type Reading = { readonly good: number; readonly isLedger: boolean }

/**
 * Reads the file of an import into its staging table, and the rows with problems beside it. Progress is written as it
 * goes on. What was read before is thrown away first, so reading again is harmless.
 */
export async function stageFile(platform: Platform, row: ImportRow): Promise<Result<Reading, Refusal>> {
  const order = await orderFor(platform, row)
  return withFile(platform, row, (file) =>
    withOwnConnection(platform, async (client) => {
      await client.query(`drop table if exists ${stagingTable(row.id)}`)
      await client.query(createStagingSql(row.id))
      await sql`delete from ledger_row where province = ${row.province} and import = ${row.id}`.execute(
        platform.worker.handle,
      )
      return stageRows(platform, client, row, { ...order, ...file })
    }),
  )
}

/** Everything the reading has to be told; `db` is asked for the names of places. */
export async function orderFor(
  platform: Platform,
  row: ImportRow,
  db: Handle = platform.worker.handle,
): Promise<Omit<ReadingOrder, keyof KeptFile>> {
  const today = platform.clock.today()
  return {
    fileName: row.fileName,
    keys: platform.keys,
    // The first byte of what is sealed names the suite; the platform does not tell it otherwise.
    suite: platform.cipher.seal('')[0] === 2 ? 'sm' : 'aes',
    today,
    station: {
      division: row.division,
      isCovered: covers(row.scope, { division: -1, station: row.station }),
    },
    scope: row.scope,
    places: await resolvablePlaces(db, countyOf(row.division), today),
    words: row.words,
    sheets: row.sheets.length > 0 ? row.sheets : null,
  }
}

async function stageRows(
  platform: Platform,
  client: Client,
  row: ImportRow,
  order: ReadingOrder,
): Promise<Result<Reading, Refusal>> {
  const copy = client.query(
    copyFrom(`copy ${stagingTable(row.id)} (${stagedColumnNames.join(', ')}) from stdin`),
  )
  const finished = once(copy, 'finish')
  // When something else breaks first, that is what is told.
  finished.catch(() => {})
  let good = 0
  let rejected = 0
  let isLedger = false
  let told = 0
  try {
    for await (const news of readAside(order)) {
      if (news.kind === 'refused') {
        copy.end()
        await finished
        return refused(news.refusal)
      }
      if (news.kind === 'sheets') {
        isLedger = news.sheets.some(({ taken }) => taken)
        await updateImport(platform.worker.handle, row, {
          sheets: JSON.stringify(news.sheets),
          shown_sealed: platform.cipher.seal(JSON.stringify({ samples: news.samples, preview: [] })),
          total_rows: news.total,
        })
      } else if (news.kind === 'rows') {
        if (news.copy.length > 0 && !copy.write(news.copy)) await once(copy, 'drain')
        await keepProblems(platform, row, news.problems)
        good += news.good
        rejected += news.problems.filter((problem) => problem.rejected).length
        told = await tell(platform, row, { read_rows: news.read, rejected }, told)
      } else {
        await updateImport(platform.worker.handle, row, {
          rejected,
          warned: news.warned,
          unknown_words: news.unknownWords,
        })
      }
    }
  } catch (error) {
    copy.destroy()
    throw error
  }
  copy.end()
  await finished
  await client.query(analyzeStagingSql(row.id))
  return ok({ good, isLedger })
}

/** Tells how far it is some times a second; whoever waits does not see more, and each telling is a write. */
async function tell(
  { worker }: Platform,
  row: ImportRow,
  progress: { read_rows: number; rejected: number },
  told: number,
): Promise<number> {
  const now = performance.now()
  if (now - told < 300) return told
  await updateImport(worker.handle, row, progress)
  return now
}

/** Rows with problems, sealed: their cells hold names and numbers. */
export async function keepProblems(
  { cipher, worker }: Platform,
  row: ImportRow,
  problems: readonly ProblemRow[],
): Promise<void> {
  if (problems.length === 0) return
  const rows = problems.map((problem) => ({
    line: problem.line,
    sheet: problem.sheet,
    row: problem.row,
    state: problem.rejected ? 'waiting' : 'warned',
    codes: problem.codes,
    sealed: `\\x${cipher.seal(JSON.stringify(problem.content)).toString('hex')}`,
  }))
  await sql`
    insert into ledger_row (province, import, line, division, station, sheet, row, state, codes, sealed)
    select ${row.province}, ${row.id}, line, ${row.division}, ${row.station}, sheet, "row", state, codes, sealed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, sheet text, "row" integer, state text,
      codes text[], sealed bytea)
    on conflict (province, import, line) do update set state = excluded.state, codes = excluded.codes, sealed = excluded.sealed`.execute(
    worker.handle,
  )
}
