import { sql } from 'kysely'
import { countyOf } from '../../../../kernel/division.ts'
import { writeEvents, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { addJob } from '../../../../platform/server/jobs.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { changesAnything, updatesOf } from './compare.ts'
import { holdBack } from './hold-back.ts'
import { insertHouseholds, insertPeople, takeNumbers } from './insert-new.ts'
import { matchOf, matchRows, outcomeOfNew, stagingOf } from './match.ts'
import { countOf, type Outcome, outcomeColumns, outcomeOf, peopleOf, sumOf, withUpdates } from './outcome.ts'
import { withOwnConnection } from './own-connection.ts'
import { type ImportRow, updateImport } from './store.ts'
import { writeUpdates } from './write-updates.ts'

export const findDuplicatesJob = 'people.find-duplicates'

/** Two imports of one station take turns: the second then finds what the first made. */
export const inTurn = <T>(platform: Platform, row: ImportRow, work: () => Promise<T>): Promise<T> =>
  withOwnConnection(platform, async (client) => {
    // Let go of with the connection, whatever happens.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [row.station])
    return work()
  })

/**
 * Takes the staged rows in, all or none: one transaction, so that a crash halfway leaves nothing and the job that is
 * tried again finds the rows as they were. Everything is matched again first, because people may have been registered
 * since the preview. Other people's work goes on: only the files that change are locked, file numbers are taken
 * beforehand, and progress is written outside.
 */
export async function applyRows(
  platform: Platform,
  row: ImportRow,
  corrected: readonly number[],
  next: 'applying' | 'applied',
): Promise<void> {
  const { worker, cipher } = platform
  await matchRows(worker.handle, row)
  const held = await holdBack(platform, row)
  const numbers = await takeNumbers(worker.handle, row)
  const onProgress = progressOf(platform, row)
  await worker.handle.transaction().execute(async (tx) => {
    await insertHouseholds(tx, row)
    await insertPeople(tx, row, numbers, countyOf(row.division) / 1_000_000, onProgress)
    let outcome = await outcomeOfNew(tx, row)
    for await (const updates of updatesOf(tx, cipher, row)) {
      const changing = updates.filter(changesAnything)
      const same = updates.filter((update) => !changesAnything(update))
      if (changing.length > 0) await writeUpdates(tx, cipher, row, changing)
      if (same.length > 0)
        await noteDigests(
          tx,
          row,
          same.map(({ line }) => line),
        )
      outcome = withUpdates(outcome, changing, same)
      onProgress(countOf(outcome))
    }
    await markRegisterDirty(tx, row)
    await addJob(tx, findDuplicatesJob, { province: row.province, import: row.id }, `duplicates:${row.id}`)
    await tellOf(tx, row, outcome)
    await finish(tx, row, outcome, { held, corrected, next })
  })
}

/**
 * Tells how many rows are written, outside the transaction that writes them and without waiting: what is told late is
 * left out, since the next one says more.
 */
function progressOf({ worker }: Platform, row: ImportRow): (written: number) => void {
  let isTelling = false
  return (written) => {
    if (isTelling) return
    isTelling = true
    updateImport(worker.handle, row, { written_rows: row.writtenRows + written })
      .catch(() => {})
      .finally(() => {
        isTelling = false
      })
  }
}

/** The import's own record, in the same transaction: a job that is tried again after it has nothing left to do. */
async function finish(
  tx: Handle,
  row: ImportRow,
  applied: Outcome,
  { held, corrected, next }: { held: number; corrected: readonly number[]; next: 'applying' | 'applied' },
): Promise<void> {
  const total = row.appliedAt ? sumOf(outcomeOf(row), applied) : applied
  const columns = Object.entries(outcomeColumns(total)).map(
    ([name, count]) => sql`${sql.ref(name)} = ${count}`,
  )
  await sql`
    update ledger_import set state = ${next}, applied_at = coalesce(applied_at, clock_timestamp()),
      ${sql.join(columns)}, written_rows = ${countOf(total)},
      rejected = greatest(0, rejected - ${corrected.length}) + ${held}, version = version + 1
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  await sql`
    update ledger_row set state = 'applied'
    where province = ${row.province} and import = ${row.id} and line = any(${[...corrected]}::integer[])
      and state = 'corrected'`.execute(tx)
}

/** The next time the same row comes, it need not be compared. */
async function noteDigests(tx: Handle, row: ImportRow, lines: readonly number[]): Promise<void> {
  await sql`
    update person p set ledger_digest = s.digest
    from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line
    where s.line = any(${[...lines]}::integer[]) and p.province = ${row.province} and p.id = m.person`.execute(
    tx,
  )
}

/** The station's leaves from the earliest file that came in or changed to the present month, in one statement. */
async function markRegisterDirty(tx: Handle, row: ImportRow): Promise<void> {
  await sql`
    insert into figure_dirty (station, month, division)
    select ${row.station}, extract(year from m)::integer * 100 + extract(month from m)::integer, ${row.division}
    from (
      select min(p.stay_from) as since from person p join ledger_change c on c.subject = p.id
      where p.province = ${row.province} and c.province = ${row.province} and c.import = ${row.id} and c.kind = 'person'
    ) first, generate_series(date_trunc('month', first.since), date_trunc('month', now()), interval '1 month') m`.execute(
    tx,
  )
}

async function tellOf(tx: Handle, row: ImportRow, outcome: Outcome): Promise<void> {
  const applied = peopleOf(outcome)
  const actor = { account: row.account, name: row.accountName, grants: [], kind: 'account' as const }
  await writeTrail(tx, { actor, ...(row.request ? { request: row.request } : {}) }, 'write', [
    {
      action: 'people.import-applied',
      subject: row.id,
      division: row.division,
      station: row.station,
      detail: applied,
    },
  ])
  await writeEvents(tx, [
    {
      name: 'people.imported',
      subject: row.id,
      division: row.division,
      data: { province: row.province, station: row.station, ...applied },
    },
  ])
}
