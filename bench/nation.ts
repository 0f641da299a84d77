import { Client } from 'pg'
import { connect } from '../platform/server/database/connect.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { dropIndexes } from './drop-indexes.ts'

/** How much of a country is filled: people, and visits to each of them in 2023. */
export type NationSize = { readonly people: number; readonly visitsEach: number }

/** A UUIDv7 in form, in no order of place. */
const stationId = (town: string): string =>
  `overlay(overlay(md5('station ' || ${town}) placing '7' from 13) placing '8' from 17)::uuid`

/** The same for every size: a person's place, household and categories follow from his number. */
const hash = (text: string): string => `('x' || substr(md5(${text}), 1, 8))::bit(32)::bigint`

/**
 * Fills a migrated, empty database with the whole national tree, a station in every township, people in its villages
 * and their visits of 2023, all by SQL. Two people make a household; every fifth is visited on one trip. Visits
 * lie in the order of their days, as they were recorded, and station ids in no order of place.
 */
export async function fillNation(ownerUrl: string, { people, visitsEach }: NationSize): Promise<void> {
  const owner = connect(ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool)
  await owner.close()
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set jit = off")
    await client.query(stations)
    await client.query(villages)
    const back = await dropIndexes(client, ['person', 'person_category', 'visit'])
    await client.query(persons(people))
    await client.query(categories)
    for (let round = 0; round < visitsEach; round += 1) await client.query(visits(round, visitsEach))
    for (const statement of back) await client.query(statement)
    await client.query(`select setval('person_ordinal', ${people + 1})`)
    await client.query('vacuum (analyze) division, station, person, person_category, visit')
  } finally {
    await client.end()
  }
}

const stations = `
  insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
  select code / 10000000000, ${stationId('code')}, (code / 1000000) || '-' || lpad((code / 1000 % 1000)::text, 3, '0') || '-02',
    name || '社工站', pinyin || 'shegongzhan', initials || 'sgz', 'station', code, '2021-01-01'
  from division where level = 4 and valid_to is null`

const villages = `
  create temporary table place as
  select row_number() over (order by code) - 1 as number, code as division, code / 10000000000 as province,
    ${stationId('code / 1000 * 1000')} as station, (code / 1000000)::integer as county
  from division d where level = 5 and valid_to is null
    and exists (select from division t where t.code = d.code / 1000 * 1000 and t.level = 4 and t.valid_to is null);
  create unique index on place (number);
  analyze place`

const persons = (people: number) => `
  insert into person (province, id, ordinal, file_number, name, pinyin, sex, birth, division, station, station_county, household,
    registered_on, stay_from)
  select place.province, ('01880000-0000-7002-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n, 'CL-' || place.county || '-2021-' || n,
    '王小明', 'wangxiaoming', n % 2 + 1, '1950-03-04', place.division, place.station, place.county,
    ('01880000-0000-7003-8000-' || lpad(to_hex((n - 1) / 2), 12, '0'))::uuid,
    date '2022-01-01' + (n % 500)::integer, date '2022-01-01' + (n % 500)::integer
  from generate_series(1, ${people}) n
  join place on place.number = ${hash("'place ' || (n - 1) / 2")} % (select count(*) from place)`

/** One in three has a second category. */
const categories = `
  insert into person_category (province, person, id, division, station, category, valid_from)
  select p.province, p.id, ('01880000-0000-7006-800' || c.place || '-' || lpad(to_hex(p.ordinal), 12, '0'))::uuid, p.division, p.station,
    (array['DB','TK','KJ','CJ','QT'])[1 + (p.ordinal / 2 + c.place * 2) % 5], p.registered_on
  from person p cross join generate_series(0, 1) c (place) where c.place = 0 or p.ordinal % 3 = 0`

/** Every fifth household is visited together, the others one by one. */
const trip = `case when (p.ordinal - 1) / 2 % 5 = 0 then (p.ordinal - 1) / 2 + 100000000 else p.ordinal end`

/** The visit of one round to everybody; a round is its share of the year. */
const visits = (round: number, rounds: number) => `
  insert into visit (province, id, household_visit, person, person_ordinal, household, station, division, visited_on, month,
    minutes, method, purpose, seen, handled, urgency, follow_up_on, worker, worker_name, categories, recorded_by)
  select v.province, ('01890000-' || lpad(to_hex(${round}), 4, '0') || '-7004-8000-' || lpad(to_hex(v.ordinal), 12, '0'))::uuid,
    ('01890000-' || lpad(to_hex(${round}), 4, '0') || '-7005-8000-' || lpad(to_hex(v.trip), 12, '0'))::uuid, v.id, v.ordinal,
    v.household, v.station, v.division, v.day, extract(year from v.day) * 100 + extract(month from v.day), (20 + v.chance % 9 * 5)::smallint,
    (array['home','home','home','home','home','home','telephone','telephone','video','outside'])[1 + v.chance % 10],
    (array['routine','routine','routine','routine','first','festival','risk','follow-up'])[1 + v.chance / 10 % 8],
    (array['person','person','person','person','family','nobody'])[1 + v.chance / 80 % 6],
    case v.chance / 480 % 4 when 0 then array['policy'] when 1 then array['company'] when 2 then array['policy', 'goods'] else '{}' end,
    (array[0, 0, 0, 0, 0, 0, 1, 2])[1 + v.chance / 1920 % 8]::smallint, case when v.chance / 15360 % 10 = 0 then v.day + 14 end,
    v.station, '社工', v.categories, v.station
  from (
    select p.*, t.trip, t.chance, date '2023-01-01' + (${round} * 365 / ${rounds} + t.chance % (365 / ${rounds}))::integer as day,
      array(select c.category from person_category c where c.province = p.province and c.person = p.id) as categories
    from person p cross join lateral (
      select ${trip} as trip, ${hash(`(${trip})::text || ' of ${round}'`)} as chance) t
  ) v order by v.day`
