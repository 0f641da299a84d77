import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { chanceFrom } from '../apps/cli/demo/chance.ts'
import { drawName } from '../apps/cli/demo/people.ts'
import type { FieldCipher } from '../platform/server/crypto/field-cipher.ts'
import { spellName } from '../rooms/people/server/name-spelling.ts'
import { numberKeysOf, sealSensitive } from '../rooms/people/server/seal.ts'
import { dropIndexes } from './drop-indexes.ts'

/** One province of twenty counties with eleven towns each, unless told otherwise; the county asked about holds its share of the people. */
const manyCounties = 20
const towns = 11
export const askedCounty = 410621
const monthsFrom = 202301

const idOf = (kind: number, number: number): string =>
  `01890000-0000-7${String(kind).padStart(3, '0')}-8000-${String(number).padStart(12, '0')}`

const countyOf = (at: number): number => askedCounty + at
const townOf = (county: number, town: number): number => county * 1_000_000 + (101 + town) * 1000
export const stationOf = (county: number, town: number): string => idOf(1, (county % 1000) * 100 + town)
export const personOf = (number: number): string => idOf(2, number)

/** A person of the bench by his number: the same for every size, so that both sizes hold the same beginning. */
function drawPerson(number: number, cipher: FieldCipher, counties: number) {
  const chance = chanceFrom(number + 1)
  const county = countyOf(number % counties)
  const town = Math.floor(number / counties) % towns
  const name = drawName(chance)
  const { pinyin, keys } = spelled(name)
  const idNumber = `9906211950${String((number % 12) + 1).padStart(2, '0')}${String((number % 28) + 1).padStart(2, '0')}${String(number % 10_000).padStart(4, '0')}`
  const sensitive = { idNumber, phone: `199${String(number).padStart(8, '0')}`, address: `${number % 9}组` }
  return {
    id: personOf(number),
    county,
    division: townOf(county, town) + 201 + (number % 20),
    station: stationOf(county, town),
    name,
    pinyin,
    nameKeys: keys,
    numberKeys: numberKeysOf(cipher, sensitive),
    sealed: sealSensitive(cipher, sensitive) as Buffer,
  }
}

const spellings = new Map<string, ReturnType<typeof spellName>>()

function spelled(name: string): ReturnType<typeof spellName> {
  const known = spellings.get(name)
  if (known) return known
  const spelling = spellName(name)
  spellings.set(name, spelling)
  return spelling
}

const list = (items: readonly string[]): string => `{${items.map((item) => `"${item}"`).join(',')}}`

/**
 * Fills a migrated, empty database with `count` people and as many visits of 2023: the rows are what the product would
 * have written, with the search keys and sealed texts of its own functions. Indexes are made afterwards.
 */
export async function fill(
  ownerUrl: string,
  cipher: FieldCipher,
  count: number,
  counties = manyCounties,
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("set maintenance_work_mem = '512MB'")
    await fillStations(client, counties)
    const back = await dropIndexes(client, ['person', 'person_key', 'visit'])
    await copy(
      client,
      'person (province, id, ordinal, file_number, name, pinyin, sex, birth, division, station, station_county, registered_on, stay_from, name_keys, number_keys, sealed)',
      count,
      (number) => {
        const person = drawPerson(number, cipher, counties)
        return [
          41,
          person.id,
          number + 1,
          `CL-${person.county}-2022-${String(number).padStart(7, '0')}`,
          person.name,
          person.pinyin,
          (number % 2) + 1,
          '1950-03-04',
          person.division,
          person.station,
          person.county,
          '2022-05-05',
          '2022-05-05',
          list(person.nameKeys),
          list(person.numberKeys),
          `\\\\x${person.sealed.toString('hex')}`,
        ]
      },
    )
    await client.query(`insert into person_key (province, county, key, person, division, station)
      select distinct province, county, key, id, division, station from person, unnest(name_keys || number_keys) as key`)
    await client.query(`insert into person_category (province, person, id, division, station, category, valid_from)
      select province, id, id, division, station, (array['DB','TK','CJ','QT'])[ordinal % 4 + 1], '2022-05-05' from person`)
    await client.query(`insert into visit (province, id, household_visit, person, person_ordinal, station, division, visited_on, month,
        minutes, method, purpose, seen, worker, worker_name, categories, recorded_by)
      select province, overlay(id::text placing '7004' from 15 for 4)::uuid, overlay(id::text placing '7005' from 15 for 4)::uuid, id, ordinal, station, division,
        make_date(2023, ordinal % 12 + 1, ordinal % 28 + 1), ${monthsFrom} + ordinal % 12, 30, 'home', 'routine', 'person',
        overlay(station::text placing '7003' from 15 for 4)::uuid, '社工', array[(array['DB','TK','CJ','QT'])[ordinal % 4 + 1]],
        overlay(station::text placing '7003' from 15 for 4)::uuid
      from person`)
    for (const statement of back) await client.query(statement)
    await client.query(`select setval('person_ordinal', ${count + 1})`)
    await client.query('vacuum (analyze) person, person_key, person_category, visit, station')
  } finally {
    await client.end()
  }
}

async function fillStations(client: Client, counties: number): Promise<void> {
  for (let at = 0; at < counties; at += 1) {
    for (let town = 0; town < towns; town += 1) {
      const county = countyOf(at)
      await client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
         values (41, $1, $2, '社工站', 'shegongzhan', 'sgz', 'station', $3, '2021-01-01')`,
        [stationOf(county, town), `${county}-${101 + town}-01`, townOf(county, town)],
      )
    }
  }
}

async function copy(
  client: Client,
  into: string,
  count: number,
  row: (number: number) => readonly (string | number)[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`))
  for (let number = 0; number < count; number += 1) {
    if (!stream.write(`${row(number).join('\t')}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
}
