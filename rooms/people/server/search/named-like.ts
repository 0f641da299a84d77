import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { innerMark, tidyName } from '../../domain/name-keys.ts'
import { shelvesOf } from './shelves.ts'

/** Greater than any character that a key can continue with. */
const beyond = '\u{10ffff}'

/**
 * Persons in the scope whose name, pinyin or initials begin with a text or have a part that does, no more than `most`: for
 * lists of other rooms that narrow what they show to a name.
 */
export async function personsNamed(tx: Handle, scope: Scope, text: string, most: number): Promise<Id[]> {
  const name = tidyName(text.normalize('NFKC'))
  if (name === '') return []
  const shelves = await shelvesOf(tx, scope)
  const { rows } = await sql<{ person: Id }>`
    select distinct k.person from unnest(${[...shelves]}::integer[]) c
    cross join unnest(${[name, innerMark + name]}::text[]) prefix
    cross join lateral (
      select person from person_key k where k.province = (c / 10000)::smallint and k.county = c
        and k.key >= prefix and k.key < prefix || ${beyond}
        and ${within(scope, { division: 'k.division', station: 'k.station', person: 'k.person' })}
      limit ${most}) k
    limit ${most}`.execute(tx)
  return rows.map(({ person }) => person)
}
