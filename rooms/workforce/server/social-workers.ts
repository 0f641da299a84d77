import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { socialWorkPosts } from '../domain/codes.ts'

/** How many social workers there are in a scope on a day, or at one station of it: each once, where the main post is worked at. */
export async function socialWorkersIn(
  tx: Handle,
  scope: Scope,
  station: Id | undefined,
  on: Day,
): Promise<number> {
  const provinces = sql`any(${provincesIn(scope)}::smallint[])`
  const there = (
    post: string,
  ) => sql<boolean>`${within(scope, { division: `${post}.at_division`, station: `${post}.at_station` })}
    and ${sql.ref(`${post}.kind`)} = any(${[...socialWorkPosts]}::text[])
    and (${station ?? null}::uuid is null or ${sql.ref(`${post}.at_station`)} = ${station ?? null}::uuid)`
  const inForce = (post: string) =>
    sql<boolean>`${sql.ref(`${post}.from_on`)} <= ${on} and (${sql.ref(`${post}.to_on`)} is null or ${sql.ref(`${post}.to_on`)} >= ${on})`
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people
    from (select distinct p.province, p.member from workforce_post p where p.province = ${provinces} and ${inForce('p')} and ${there('p')}) one
    cross join lateral (
      select m.at_division, m.at_station, m.kind from workforce_post m
      where m.province = one.province and m.member = one.member and ${inForce('m')}
      order by m.main desc, m.full_time desc, m.from_on, m.id limit 1) main
    where ${there('main')}`.execute(tx)
  return rows[0]?.people ?? 0
}
