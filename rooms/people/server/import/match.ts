import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { nobody, type Outcome, type Tally } from './outcome.ts'
import { homeTable, matchTable, stagingTable } from './staged.ts'
import type { ImportRow } from './store.ts'

export const stagingOf = (row: Pick<ImportRow, 'id'>): RawBuilder<unknown> => sql.raw(stagingTable(row.id))
export const matchOf = (row: Pick<ImportRow, 'id'>): RawBuilder<unknown> => sql.raw(matchTable(row.id))
export const homeOf = (row: Pick<ImportRow, 'id'>): RawBuilder<unknown> => sql.raw(homeTable(row.id))

/**
 * Finds for every row the file it is about: by the number; without one on either side by name, birth and village, and
 * household where both say it; and, born on the same day, in another village of the station: somebody who moved there.
 * Only files in the importer's scope are looked at, so that an import tells nothing of
 * others. What is not certain waits: several files, a file of another station, one that left the register, a number
 * that belongs to another name (another spelling of the same sound is a correction).
 */
export async function matchRows(worker: Handle, row: ImportRow): Promise<void> {
  const { scope } = row
  const provinces = provincesIn(scope)
  const inScope = within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' })
  await sql`drop table if exists ${matchOf(row)}, ${homeOf(row)}`.execute(worker)
  await sql`
    create unlogged table ${matchOf(row)} as
    with by_number as (
      select s.line, p.id, p.station, p.state, p.ledger_digest, p.name <> s.name and p.pinyin <> s.pinyin as is_other_name
      from ${stagingOf(row)} s join person p on p.identity_index = s.identity_index
      where p.state <> 'merged' and p.province = any(${provinces}::smallint[]) and ${inScope}
    ), by_name as (
      select s.line, p.id, p.station, p.state, p.ledger_digest, false as is_other_name
      from ${stagingOf(row)} s
      join person p on p.province = ${row.province} and p.county = (s.division / 1000000)::integer
        and p.pinyin = s.pinyin and p.name = s.name and p.division = s.division
      left join household h on h.province = p.province and h.id = p.household
      where p.state <> 'merged' and ${inScope}
        and (s.identity_index is null or p.identity_index is null)
        and case
          when s.birth is not null and p.birth is not null then s.birth = p.birth
          when s.identity_index is not null then p.birth_about is not null and s.birth::text like p.birth_about || '%'
          else coalesce(s.birth::text, s.birth_about, '') like coalesce(p.birth::text, p.birth_about, '') || '%'
            or coalesce(p.birth::text, p.birth_about, '') like coalesce(s.birth::text, s.birth_about, '') || '%'
        end
        and (h.code is null or s.household_key is null or s.household_key not like 'code:%' or s.household_key = 'code:' || h.code)
        and not exists (select from by_number n where n.line = s.line)
    ), by_name_moved as (
      select s.line, p.id, p.station, p.state, p.ledger_digest, false as is_other_name
      from ${stagingOf(row)} s
      join person p on p.province = ${row.province} and p.county = (s.division / 1000000)::integer
        and p.pinyin = s.pinyin and p.name = s.name and p.birth = s.birth and p.station = ${row.station}
      left join household h on h.province = p.province and h.id = p.household
      where p.state <> 'merged' and ${inScope} and s.identity_index is null
        and (h.code is null or s.household_key is null or s.household_key not like 'code:%' or s.household_key = 'code:' || h.code)
        and not exists (select from by_name n where n.line = s.line)
    ), found as (
      select *, count(*) over (partition by line) as files, count(*) filter (where station = ${row.station}) over (partition by line) as own
      from (select * from by_number union all select * from by_name union all select * from by_name_moved) f
    ), chosen as (
      select distinct on (line) line, id, station, state, ledger_digest, is_other_name, files, own,
        row_number() over (partition by id order by line) as place
      from found where files = 1 or own <> 1 or station = ${row.station}
      order by line, id
    )
    select s.line, coalesce(c.id, s.person) as person, (s.division / 1000000)::integer as county,
      extract(year from coalesce(s.registered_on, ${row.asOf}::date))::integer as year,
      -- The place of a new file in its county and year, for its number.
      row_number() over (partition by c.id is null, s.division / 1000000, extract(year from coalesce(s.registered_on, ${row.asOf}::date)) order by s.line)::integer as place,
      case
        when c.id is null then 'created'
        when c.files > 1 and c.own <> 1 then 'person-ambiguous'
        when c.station <> ${row.station} then 'kept-by-other-station'
        when c.place > 1 then 'person-ambiguous'
        when c.is_other_name then 'number-under-other-name'
        when c.state in ('moved-away', 'died', 'closed') and coalesce(s.state, 'active') <> c.state then 'person-left-register'
        when c.ledger_digest = s.digest then 'unchanged'
        else 'known'
      end as outcome
    from ${stagingOf(row)} s left join chosen c on c.line = s.line`.execute(worker)
  await sql`create unique index on ${matchOf(row)} (line)`.execute(worker)
  await sql`analyze ${matchOf(row)}`.execute(worker)
  await sql`
    create unlogged table ${homeOf(row)} as
    select k.key, coalesce(h.id, k.lived, k.household) as household, h.id is null and k.lived is null as is_new,
      k.division, k.size, k.head, case when k.key like 'code:%' then substr(k.key, 6) end as code
    from (
      select s.household_key as key, (array_agg(s.household order by s.line))[1] as household,
        (array_agg(p.household order by s.is_head desc, s.line) filter (where p.household is not null))[1] as lived,
        (array_agg(s.division order by s.is_head desc, s.line))[1] as division,
        (array_agg(m.person order by s.line) filter (where s.is_head))[1] as head,
        max(s.household_size) as size
      from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line
      left join person p on p.province = ${row.province} and p.id = m.person and p.station = ${row.station}
      where s.household_key is not null and m.outcome in ('created', 'known', 'unchanged')
      group by s.household_key
    ) k
    left join household h on h.province = ${row.province} and h.station = ${row.station} and k.key = 'code:' || h.code`.execute(
    worker,
  )
  await sql`create unique index on ${homeOf(row)} (key)`.execute(worker)
  await sql`analyze ${homeOf(row)}`.execute(worker)
}

/** Rows that wait because of what is known already, each with its reason; those that were put into one wait with it. */
export async function heldRows(
  worker: Handle,
  row: ImportRow,
): Promise<{ readonly line: number; readonly outcome: string }[]> {
  const { rows } = await sql<{ line: number; outcome: string }>`
    select h.line, m.outcome from ${matchOf(row)} m join ${stagingOf(row)} s on s.line = m.line
    cross join lateral unnest(s.line || s.followers) h(line)
    where m.outcome not in ('created', 'known', 'unchanged') order by h.line`.execute(worker)
  return rows
}

/** Who turns out new, or as they were the last time; who is known has to be compared first. */
export const outcomeOfNew = async (worker: Handle, row: ImportRow): Promise<Outcome> => ({
  created: await countOutcome(worker, row, 'created'),
  updated: nobody,
  unchanged: await countOutcome(worker, row, 'unchanged'),
})

async function countOutcome(
  worker: Handle,
  row: ImportRow,
  outcome: 'created' | 'unchanged',
): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select count(*)::integer as people, coalesce(sum(1 + cardinality(s.followers)), 0)::integer as rows
    from ${matchOf(row)} m join ${stagingOf(row)} s on s.line = m.line where m.outcome = ${outcome}`.execute(
    worker,
  )
  return rows[0] ?? nobody
}
