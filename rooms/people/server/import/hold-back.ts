import { sql } from 'kysely'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { KeptRow } from './corrected.ts'
import { heldRows, matchOf, stagingOf } from './match.ts'
import { withFile } from './pieces.ts'
import { readAside } from './read-aside.ts'
import type { ProblemRow, RowContent } from './reading.ts'
import { keepProblems, orderFor } from './stage.ts'
import type { ImportRow } from './store.ts'

/**
 * Takes rows out that are good in themselves but have to wait (two files fit, another station keeps the file), and
 * keeps their cells so that somebody can put them right. The cells of good rows are kept nowhere, so they are read
 * from the file again; that happens only when there are such rows. Answers how many.
 */
export async function holdBack(platform: Platform, row: ImportRow): Promise<number> {
  const worker = platform.worker.handle
  const held = new Map((await heldRows(worker, row)).map(({ line, outcome }) => [line, outcome]))
  if (held.size === 0) return 0
  const keep = (problems: readonly ProblemRow[]) =>
    keepProblems(
      platform,
      row,
      problems.map((problem) => withReason(problem, held.get(problem.line) ?? '')),
    )
  if (row.appliedAt) await keep(await keptAlready(platform, row, [...held.keys()]))
  else await readCells(platform, row, [...held.keys()], keep)
  await sql`
    delete from ${stagingOf(row)} s using ${matchOf(row)} m
    where m.line = s.line and m.outcome not in ('created', 'known', 'unchanged')`.execute(worker)
  await sql`delete from ${matchOf(row)} where outcome not in ('created', 'known', 'unchanged')`.execute(
    worker,
  )
  return held.size
}

async function readCells(
  platform: Platform,
  row: ImportRow,
  only: readonly number[],
  keep: (problems: readonly ProblemRow[]) => Promise<void>,
): Promise<void> {
  const order = await orderFor(platform, row)
  await withFile(platform, row, async (file) => {
    for await (const news of readAside({ ...order, ...file, only })) {
      if (news.kind === 'rows') await keep(news.problems)
    }
  })
}

/** Once the file is gone, what is staged are rows that were put right, and their cells are kept. */
async function keptAlready(
  { cipher, worker }: Platform,
  row: ImportRow,
  lines: readonly number[],
): Promise<ProblemRow[]> {
  const { rows } = await sql<KeptRow>`
    select line, sheet, "row", state, codes, sealed from ledger_row
    where province = ${row.province} and import = ${row.id} and line = any(${[...lines]}::integer[])`.execute(
    worker.handle,
  )
  return rows.map(({ line, sheet, row: place, sealed }) => ({
    line,
    sheet,
    row: place,
    rejected: true,
    codes: [],
    content: { ...(JSON.parse(cipher.open(sealed)) as RowContent), problems: [] },
  }))
}

/** The reason concerns the whole row. */
function withReason(problem: ProblemRow, code: string): ProblemRow {
  const reason = { letter: null, header: null, code, severity: 'reject' as const, data: {} }
  return {
    ...problem,
    rejected: true,
    codes: [code, ...problem.codes],
    content: { ...problem.content, problems: [reason, ...problem.content.problems] },
  }
}
