import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { isRestricted } from './data-files.ts'

export type OnRegister = { readonly id: Id; readonly station: Id; readonly division: DivisionCode }

/**
 * Who is on the register of a place on a day, by category where some are asked for, and of one import where one is named;
 * at most `most` and one more. A category that is need-to-know finds nobody. `scope` must be one in which categories may be
 * read: who is found by a category is known to be of it.
 */
export async function onRegisterOf(
  tx: Handle,
  scope: Scope,
  asked: {
    readonly division: DivisionCode
    readonly categories: readonly string[]
    readonly import?: Id | undefined
    readonly on: Day
    readonly most: number
  },
): Promise<OnRegister[]> {
  const { low, high } = rangeOf(asked.division)
  const open = asked.categories.filter((category) => !isRestricted(category))
  const ofCategory =
    asked.categories.length === 0
      ? sql`true`
      : sql`exists (select from person_category c where c.province = p.province and c.person = p.id
          and c.category = any(${open}::text[]) and c.valid_from <= ${asked.on} and (c.valid_to is null or c.valid_to >= ${asked.on}))`
  const ofImport = asked.import
    ? sql`exists (select from ledger_change l where l.province = p.province and l.import = ${asked.import}
        and l.kind = 'person' and l.subject = p.id)`
    : sql`true`
  const { rows } = await sql<OnRegister>`
    select p.id, p.station, p.division from person p
    where p.province = any(${provincesIn(scope)}::smallint[]) and p.division between ${low} and ${high}
      and ${within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' })}
      and p.state in ('active', 'paused') and ${ofCategory} and ${ofImport}
    order by p.division, p.id limit ${asked.most + 1}`.execute(tx)
  return rows
}
