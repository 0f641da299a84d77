import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { homeOf, matchOf, stagingOf } from './match.ts'
import type { ImportRow } from './store.ts'

/** Rows written at a time: enough to be quick, few enough to show progress. */
const batch = 10_000

/** The first file number of each county and year, taken before, so that nobody waits for an import. */
export type FileNumbers = readonly {
  readonly county: number
  readonly year: number
  readonly first: number
}[]

/** Takes the numbers for the new people in a transaction of its own; what is not used in the end is a gap. */
export async function takeNumbers(worker: Handle, row: ImportRow): Promise<FileNumbers> {
  const { rows } = await sql<FileNumbers[number]>`
    select county, year, take_file_numbers(county, year, count) as first
    from (
      select county, year, count(*)::integer as count from ${matchOf(row)} where outcome = 'created' group by county, year
    ) series`.execute(worker)
  return rows
}

export async function insertHouseholds(tx: Handle, row: ImportRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with made as (
      insert into household (province, id, code, division, station, head, size)
      select ${row.province}, household, code, division, ${row.station}, head, size from ${homeOf(row)} where is_new
      returning id
    ), noted as (
      insert into ledger_change (province, import, kind, subject, division, station, is_new, version_after)
      select ${row.province}, ${row.id}, 'household', id, ${row.division}, ${row.station}, true, 1 from made
    )
    select count(*)::integer as count from made`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Writes the new people set by set: files, search keys, categories, and a note of each for the undoing. */
export async function insertPeople(
  tx: Handle,
  row: ImportRow,
  numbers: FileNumbers,
  stationCounty: number,
  onProgress: (written: number) => void,
): Promise<void> {
  let written = 0
  for (let after = -1; ; ) {
    const { rows } = await sql<{ last: number | null; count: number }>`
      select max(line) as last, count(*)::integer as count from (
        select line from ${matchOf(row)} where outcome = 'created' and line > ${after} order by line limit ${batch}) piece`.execute(
      tx,
    )
    const { last, count } = rows[0] ?? { last: null, count: 0 }
    if (last === null) return
    await insertFiles(tx, row, numbers, stationCounty, after, last)
    await insertKeys(tx, row, stationCounty, after, last)
    await insertCategories(tx, row, after, last)
    await sql`
      insert into ledger_change (province, import, kind, subject, division, station, is_new, version_after)
      select ${row.province}, ${row.id}, 'person', person, ${row.division}, ${row.station}, true, 1
      from ${matchOf(row)} where outcome = 'created' and line > ${after} and line <= ${last}`.execute(tx)
    after = last
    written += count
    onProgress(written)
  }
}

const copied = `name, pinyin, sex, birth, birth_about, identity_kind, identity_index, no_identity_reason, sealed,
  division, relation, ethnic_group, marital_status, education, political_status, employment, health, self_care,
  disability_kind, disability_grade, hardship_causes, income_fen, income_source, housing, needs, responsible_name,
  name_keys, number_keys`

async function insertFiles(
  tx: Handle,
  row: ImportRow,
  numbers: FileNumbers,
  stationCounty: number,
  after: number,
  last: number,
): Promise<void> {
  await sql`
    insert into person (province, id, file_number, station, station_county, household, registered_on, stay_from, left_on,
      state, state_on, ledger_digest, ${sql.raw(copied)})
    select ${row.province}, s.person, 'CL-' || m.county || '-' || m.year || '-' || lpad((n.first + m.place - 1)::text, greatest(5, length((n.first + m.place - 1)::text)), '0'),
      ${row.station}, ${stationCounty}, h.household, r.registered, r.registered,
      case when s.state in ('moved-away', 'died', 'closed') then r.state_on end, coalesce(s.state, 'active'),
      case when s.state <> 'active' then r.state_on end, s.digest, ${sql.raw(copied.replace(/\b(\w+)\b/g, 's.$1'))}
    from ${matchOf(row)} m join ${stagingOf(row)} s on s.line = m.line
    join jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as n(county integer, year integer, first integer)
      on n.county = m.county and n.year = m.year
    left join ${homeOf(row)} h on h.key = s.household_key
    cross join lateral (select coalesce(s.registered_on, ${row.asOf}::date) as registered,
      greatest(${row.asOf}::date, s.registered_on) as state_on) r
    where m.outcome = 'created' and m.line > ${after} and m.line <= ${last}
    order by m.line`.execute(tx)
}

async function insertKeys(
  tx: Handle,
  row: ImportRow,
  stationCounty: number,
  after: number,
  last: number,
): Promise<void> {
  // In the order of the index: its pages are then filled one after the other. Nearly everybody lives in the station's
  // county; who does not is filed there as well.
  const cards = (county: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
    insert into person_key (province, county, key, person, division, station)
    select (${county} / 10000)::smallint, ${county}, k.key, s.person, s.division, ${row.station}
    from ${matchOf(row)} m join ${stagingOf(row)} s on s.line = m.line
    cross join lateral unnest(s.name_keys || s.number_keys) k(key)
    where m.outcome = 'created' and m.line > ${after} and m.line <= ${last} and ${where}
    order by ${county}, k.key collate "C", s.person`
  await cards(sql`m.county`, sql`true`).execute(tx)
  await cards(sql`${stationCounty}::integer`, sql`m.county <> ${stationCounty}`).execute(tx)
}

async function insertCategories(tx: Handle, row: ImportRow, after: number, last: number): Promise<void> {
  await sql`
    insert into person_category (province, person, id, division, station, category, sub_kind, certificate, valid_from, valid_to)
    select ${row.province}, s.person, c.id, s.division, ${row.station}, c.category, c.sub_kind, c.certificate,
      coalesce(c.valid_from, least(${row.asOf}::date, c.valid_to)), c.valid_to
    from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line
    cross join lateral unnest(s.categories, s.category_ids, s.sub_kinds, s.certificates, s.froms, s.tos)
      as c(category, id, sub_kind, certificate, valid_from, valid_to)
    where m.outcome = 'created' and s.line > ${after} and s.line <= ${last}`.execute(tx)
}
