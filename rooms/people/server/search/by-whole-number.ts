import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { PeopleFilter } from '../../contract/people.ts'
import type { SearchTerm } from '../../domain/search-term.ts'
import { identityIndex } from '../seal.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import { allOf, conditionsOf } from './filter.ts'

type WholeNumber = Extract<SearchTerm['way'], { kind: 'identity-number' | 'file-number' }>

/** Persons with exactly this identity number or file number; a merged file is found by its number as well. */
export function personsByWholeNumber(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  way: WholeNumber,
): Promise<PersonRow[]> {
  const number =
    way.kind === 'identity-number'
      ? sql<boolean>`p.identity_index = ${identityIndex(cipher, way.number)}`
      : sql<boolean>`p.file_number = ${way.number}`
  return peopleTables(tx)
    .selectFrom('person as p')
    .selectAll('p')
    .where('p.province', 'in', provincesIn(scope))
    .where(number)
    .where(within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' }))
    .where(allOf(conditionsOf(filter, today)))
    .orderBy('p.pinyin')
    .limit(20)
    .execute()
}
