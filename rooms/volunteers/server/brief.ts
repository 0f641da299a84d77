import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

export type BriefVolunteer = { readonly id: Id; readonly name: string; readonly station: Id }

/** Volunteers of a scope who have not left by a day: some by id, or those of a station by part of the name. */
export async function volunteersLike(
  tx: Handle,
  scope: Scope,
  asked:
    | { readonly ids: readonly Id[] }
    | { readonly station: Id; readonly search: string | undefined; readonly most: number },
  on: Day,
): Promise<BriefVolunteer[]> {
  const byWhat =
    'ids' in asked
      ? sql`id = any(${[...asked.ids]}::uuid[])`
      : sql`station = ${asked.station} and search like ${`%${(asked.search ?? '').toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`
  const { rows } = await sql<BriefVolunteer>`
    select id, name, station from volunteer
    where province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, { division: 'division', station: 'station' })}
      and (left_on is null or left_on > ${on}) and ${byWhat}
    order by pinyin, id limit ${'most' in asked ? asked.most : asked.ids.length}`.execute(tx)
  return rows
}
