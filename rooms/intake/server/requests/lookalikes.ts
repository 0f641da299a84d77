import { sql } from 'kysely'
import { scopeOf } from '../../../../kernel/actor.ts'
import { rangeOf, townshipOf } from '../../../../kernel/division.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { possiblePersons, spellName } from '../../../people/server/index.ts'
import { similarFrom, similarity } from '../../domain/requests/similar-text.ts'
import { lineOf } from './line.ts'
import { type RequestRow, requestColumns, requestInScope } from './row.ts'
import { openRequest } from './sealed-words.ts'

/** So many open requests of the same town are compared by what they say; sealed texts are opened one by one. */
const compared = 100
const shown = 10

type Why = 'same-phone' | 'same-person' | 'same-name' | 'similar-text'

/** How a name sounds, by which it is found however it was written down; one character is none. */
const soundOf = (name: string | null): string | null =>
  name !== null && [...name.trim()].length > 1 ? spellName(name).pinyin : null

/**
 * Open requests that may be the same matter: from the same phone, about the same person, or of the town with a name that
 * sounds alike or with like words.
 */
async function alikeRequests(
  tx: Handle,
  platform: Platform,
  standing: Standing,
  row: RequestRow,
): Promise<{ readonly row: RequestRow; readonly why: Why[] }[]> {
  const { low, high } = rangeOf(row.division % 1_000_000 === 0 ? row.division : townshipOf(row.division))
  const sound = soundOf(row.aboutName)
  const { rows } = await sql<RequestRow>`
    select distinct on (id) * from (
      (select ${requestColumns} from request
        where ${requestInScope(standing.scope)} and settled_at is null and phone_index = ${row.phoneIndex}::bytea
        limit ${compared})
      union all
      (select ${requestColumns} from request
        where ${requestInScope(standing.scope)} and settled_at is null and person = ${row.person}::uuid limit ${compared})
      union all
      (select ${requestColumns} from request
        where ${requestInScope(standing.scope)} and settled_at is null and division between ${low} and ${high}
          and name_keys @> array[${sound}]::text[] limit ${compared})
      union all
      (select ${requestColumns} from request
        where ${requestInScope(standing.scope)} and settled_at is null and division between ${low} and ${high}
        order by request.received_at desc limit ${compared})
    ) found where id <> ${row.id} order by id`.execute(tx)
  const said = openRequest(platform.cipher, row.sealed).text
  return rows
    .map((other) => {
      const why: Why[] = []
      if (row.phoneIndex && other.phoneIndex?.equals(row.phoneIndex)) why.push('same-phone')
      if (row.person && row.person === other.person) why.push('same-person')
      if (sound !== null && soundOf(other.aboutName) === sound) why.push('same-name')
      if (similarity(said, openRequest(platform.cipher, other.sealed).text) >= similarFrom)
        why.push('similar-text')
      return { row: other, why }
    })
    .filter(({ why }) => why.length > 0)
    .toSorted((a, b) => b.why.length - a.why.length)
    .slice(0, shown)
}

/** What a worker is shown before deciding: requests and people that may be the same, each with why. */
export async function lookalikesOfRequest(
  tx: Handle,
  platform: Platform,
  standing: Standing,
  row: RequestRow,
) {
  const requests = await alikeRequests(tx, platform, standing, row)
  const people = scopeOf(standing.actor, 'people.read', standing.today)
  const { phone } = openRequest(platform.cipher, row.sealed)
  const persons =
    row.person === null && row.aboutName
      ? await possiblePersons(tx, platform.cipher, people, {
          name: row.aboutName,
          division: row.division,
          phone,
        })
      : []
  return {
    requests: requests.map((other) => ({
      ...lineOf(other.row, standing, platform.clock.now()),
      why: other.why,
    })),
    persons: persons.map((person) => ({ ...person, why: [...person.why] })),
  }
}
