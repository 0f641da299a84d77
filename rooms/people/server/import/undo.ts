import { sql } from 'kysely'
import { writeEvents, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { PersonUses } from '../duplicates/uses.ts'
import type { ImportRow } from './store.ts'
import { type KeptPerson, restoreUpdated } from './undo-updates.ts'

/**
 * Takes an import back in one transaction: people and households it made are removed, values it changed are as they
 * were. Whoever was used since (visited, changed, merged) stays, and the import says who and why. Removed means
 * removed: people who were imported by mistake have a right not to be kept.
 */
export async function undoRows(
  platform: Platform,
  row: ImportRow,
  uses: readonly PersonUses[],
): Promise<{ removed: number; restored: number; kept: number }> {
  return platform.worker.handle.transaction().execute(async (tx) => {
    await markBefore(tx, row)
    const created = await createdBy(tx, row)
    const kept = await usedSince(tx, row, created, uses)
    const keptIds = new Set(kept.map(({ person }) => person))
    const removing = created.filter((id) => !keptIds.has(id))
    await removePeople(tx, row, removing)
    const updates = await restoreUpdated(tx, platform.cipher, row)
    await removeHouseholds(tx, row)
    await noteKept(tx, row, [...kept, ...updates.kept])
    const outcome = {
      removed: removing.length,
      restored: updates.restored,
      kept: keptIds.size + updates.kept.length,
    }
    await tell(tx, row, outcome)
    await sql`
      update ledger_import set state = 'undone', undone_at = clock_timestamp(), version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    return outcome
  })
}

/** The leaves in which the import showed, from the earliest file on. */
async function markBefore(tx: Handle, row: ImportRow): Promise<void> {
  await sql`
    insert into figure_dirty (station, month, division)
    select ${row.station}, extract(year from m)::integer * 100 + extract(month from m)::integer, ${row.division}
    from (
      select min(p.stay_from) as since from ledger_change c join person p on p.province = c.province and p.id = c.subject
      where c.province = ${row.province} and c.import = ${row.id} and c.kind = 'person'
    ) first, generate_series(date_trunc('month', first.since), date_trunc('month', now()), interval '1 month') m`.execute(
    tx,
  )
}

/** Locked, so that nobody is visited between the question whether they were and their removal (`hold_persons`). */
async function createdBy(tx: Handle, row: ImportRow): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select c.subject from ledger_change c join person p on p.province = c.province and p.id = c.subject
    where c.province = ${row.province} and c.import = ${row.id} and c.kind = 'person' and c.is_new
    order by c.subject for update of p`.execute(tx)
  return rows.map(({ subject }) => subject)
}

/** Why a person that the import made cannot be removed any more. */
async function usedSince(
  tx: Handle,
  row: ImportRow,
  created: readonly string[],
  uses: readonly PersonUses[],
): Promise<KeptPerson[]> {
  const { rows } = await sql<KeptPerson>`
    select c.subject as person,
      case when p.state = 'merged' or m.id is not null then 'merged-since'
        when n.id is not null then 'consent-since'
        else 'changed-since' end as why, null as what
    from ledger_change c
    join person p on p.province = c.province and p.id = c.subject
    left join lateral (select x.id from person x where x.merged_into = p.id limit 1) m on true
    left join lateral (select x.id from consent x where x.province = p.province and x.person = p.id limit 1) n on true
    where c.province = ${row.province} and c.import = ${row.id} and c.kind = 'person' and c.is_new
      and (p.version <> c.version_after or p.state = 'merged' or m.id is not null or n.id is not null)`.execute(
    tx,
  )
  const kept = [...rows]
  for (const use of uses) {
    for (const { person, use: what, count } of await use(tx, row.province, created)) {
      if (count > 0) kept.push({ person, why: 'used-since', what })
    }
  }
  return kept
}

async function removePeople(tx: Handle, row: ImportRow, persons: readonly string[]): Promise<void> {
  const gone = sql`unnest(${[...persons]}::uuid[]) as g(id)`
  await sql`
    delete from person_key k using person p, unnest(p.name_keys || p.number_keys) n(key), ${gone},
      lateral (select p.county union select p.station_county) c(county)
    where p.province = ${row.province} and p.id = g.id
      and k.province = (c.county / 10000)::smallint and k.county = c.county and k.key = n.key and k.person = p.id`.execute(
    tx,
  )
  await sql`delete from person_category c using ${gone} where c.province = ${row.province} and c.person = g.id`.execute(
    tx,
  )
  await sql`delete from person_stay c using ${gone} where c.province = ${row.province} and c.person = g.id`.execute(
    tx,
  )
  await sql`delete from person_pair c using ${gone} where c.low = g.id`.execute(tx)
  await sql`delete from person_pair c using ${gone} where c.high = g.id`.execute(tx)
  await sql`delete from person p using ${gone} where p.province = ${row.province} and p.id = g.id`.execute(tx)
}

/** A household that the import made goes when nobody is left in it. */
async function removeHouseholds(tx: Handle, row: ImportRow): Promise<void> {
  await sql`
    delete from household h using ledger_change c
    where c.province = ${row.province} and c.import = ${row.id} and c.kind = 'household' and c.is_new
      and h.province = c.province and h.id = c.subject
      and not exists (select from person p where p.household = h.id)`.execute(tx)
  await sql`
    update household h set head = null, version = h.version + 1 from ledger_change c
    where c.province = ${row.province} and c.import = ${row.id} and c.kind = 'household'
      and h.province = c.province and h.id = c.subject and h.head is not null
      and not exists (select from person p where p.province = h.province and p.id = h.head)`.execute(tx)
}

async function noteKept(tx: Handle, row: ImportRow, kept: readonly KeptPerson[]): Promise<void> {
  await sql`
    insert into ledger_kept (province, import, person, division, station, why, what)
    select ${row.province}, ${row.id}, person, ${row.division}, ${row.station}, why, string_agg(distinct what, ',')
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r(person uuid, why text, what text)
    group by person, why on conflict do nothing`.execute(tx)
}

async function tell(
  tx: Handle,
  row: ImportRow,
  outcome: { removed: number; restored: number; kept: number },
): Promise<void> {
  const actor = { account: row.account, name: row.accountName, grants: [], kind: 'account' as const }
  await writeTrail(tx, { actor, ...(row.request ? { request: row.request } : {}) }, 'write', [
    {
      action: 'people.import-undone',
      subject: row.id,
      division: row.division,
      station: row.station,
      detail: outcome,
    },
  ])
  await writeEvents(tx, [
    {
      name: 'people.import-undone',
      subject: row.id,
      division: row.division,
      data: { province: row.province, station: row.station, ...outcome },
    },
  ])
}
