import { sql } from 'kysely'
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
      select (s.division / 1000000)::integer as county, extract(year from coalesce(s.registered_on, ${row.asOf}::date))::integer as year,
        count(*)::integer as count
      from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line where m.outcome = 'created'
      group by 1, 2
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
): Promise<number> {
  let written = 0
  for (let after = -1; ; ) {
    const { rows } = await sql<{ last: number | null; count: number }>`
      select max(line) as last, count(*)::integer as count from (
        select line from ${matchOf(row)} where outcome = 'created' and line > ${after} order by line limit ${batch}) piece`.execute(
      tx,
    )
    const { last, count } = rows[0] ?? { last: null, count: 0 }
    if (last === null) return written
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

const copied = `name, pinyin, sex, birth, birth_about, identity_kind, identity_index, no_identity_reason, sealed, sealed_index,
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
  // The place of a row in its county and year is counted over the whole import, so that batches do not meet.
  await sql`
    insert into person (province, id, file_number, station, station_county, household, registered_on, stay_from, left_on,
      state, state_on, ledger_digest, ${sql.raw(copied)})
    select ${row.province}, s.person, 'CL-' || s.county || '-' || s.year || '-' || lpad((n.first + s.place - 1)::text, greatest(5, length((n.first + s.place - 1)::text)), '0'),
      ${row.station}, ${stationCounty}, h.household, s.registered, s.registered,
      case when s.state in ('moved-away', 'died', 'closed') then greatest(${row.asOf}::date, s.registered) end,
      coalesce(s.state, 'active'), case when s.state is not null and s.state <> 'active' then greatest(${row.asOf}::date, s.registered) end,
      s.digest, ${sql.raw(copied.replace(/\b(\w+)\b/g, 's.$1'))}
    from (
      select t.*, (t.division / 1000000)::integer as county, coalesce(t.registered_on, ${row.asOf}::date) as registered,
        extract(year from coalesce(t.registered_on, ${row.asOf}::date))::integer as year,
        row_number() over (partition by t.division / 1000000, extract(year from coalesce(t.registered_on, ${row.asOf}::date)) order by t.line) as place
      from ${stagingOf(row)} t join ${matchOf(row)} m on m.line = t.line where m.outcome = 'created'
    ) s
    join jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as n(county integer, year integer, first integer)
      on n.county = s.county and n.year = s.year
    left join ${homeOf(row)} h on h.key = s.household_key
    where s.line > ${after} and s.line <= ${last}
    order by s.line`.execute(tx)
}

async function insertKeys(
  tx: Handle,
  row: ImportRow,
  stationCounty: number,
  after: number,
  last: number,
): Promise<void> {
  // In the order of the index: its pages are then filled one after the other.
  await sql`
    insert into person_key (province, county, key, person, division, station)
    select (c.county / 10000)::smallint, c.county, k.key, s.person, s.division, ${row.station}
    from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line
    cross join lateral (select (s.division / 1000000)::integer as county union select ${stationCounty}::integer) c
    cross join lateral unnest(s.name_keys || s.number_keys) k(key)
    where m.outcome = 'created' and s.line > ${after} and s.line <= ${last}
    order by c.county, k.key collate "C", s.person
    on conflict do nothing`.execute(tx)
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
