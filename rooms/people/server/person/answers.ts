import { covers, type Scope } from '../../../../kernel/actor.ts'
import { ageOn, type Day } from '../../../../kernel/day.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { PersonLine } from '../../contract/schemas.ts'
import { masked } from '../../domain/sensitive.ts'
import { categoriesOn } from '../categories/on-day.ts'
import { isRestricted } from '../data-files.ts'
import { type NamedPlace, namedPlaces, stationNames } from '../places.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'

export const placedOf = (person: PersonRow) => ({
  division: person.division,
  station: person.station,
  person: person.id,
})

export const unnamed = (code: number): NamedPlace => ({ code, name: '', path: '' })

/**
 * Persons as lines of a list, in the order given. Categories are L3: they are there only for those whom
 * `sensitive` covers, and need-to-know ones never.
 */
export async function linesOf(
  tx: Handle,
  cipher: FieldCipher,
  rows: readonly PersonRow[],
  today: Day,
  sensitive: Scope,
): Promise<PersonLine[]> {
  if (rows.length === 0) return []
  const shown = rows.filter((row) => covers(sensitive, placedOf(row)))
  const [places, stations, categories] = [
    await namedPlaces(
      tx,
      rows.map(({ division }) => division),
      today,
    ),
    await stationNames(
      tx,
      rows.map(({ station }) => station),
    ),
    await categoriesOn(tx, shown, today),
  ]
  return rows.map((row) => {
    const { idNumber, phone } = masked(openSensitive(cipher, row.sealed))
    return {
      id: row.id,
      fileNumber: row.fileNumber,
      name: row.name,
      sex: row.sex,
      birth: row.birth,
      age: row.birth ? ageOn(row.birth, today) : null,
      idNumber,
      phone,
      place: places.get(row.division) ?? unnamed(row.division),
      station: { id: row.station, name: stations.get(row.station) ?? '' },
      household: row.household,
      relation: row.relation,
      responsibleAccount: row.responsibleAccount,
      responsibleName: row.responsibleName,
      state: row.state,
      registeredOn: row.registeredOn,
      version: row.version,
      ...(shown.includes(row)
        ? { categories: (categories.get(row.id) ?? []).filter((category) => !isRestricted(category)) }
        : {}),
    }
  })
}
