import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ResourceKind } from '../domain/kinds.ts'

/** What a station linked and has not handed out; `left` in thousandths, null where no quantity was said. */
export type Offer = {
  readonly id: Id
  readonly name: string
  readonly kind: ResourceKind
  readonly sourceName: string
  readonly specification: string | null
  readonly unit: string | null
  readonly left: number | null
}

const offers = (scope: Scope, which: RawBuilder<boolean>, most: number) => sql<Offer>`
  select l.id, l.name, l.kind, l.source_name, l.specification, l.unit,
    case when l.quantity is not null then (l.quantity - given.delivered)::bigint end as left
  from resource_link l cross join lateral (
    select coalesce(sum(d.quantity), 0)::bigint as delivered from resource_delivery d
    where d.province = l.province and d.link = coalesce(l.chain, l.id) and d.reversed_by is null) given
  where l.province = any(${provincesIn(scope)}::smallint[])
    and ${within(scope, { division: 'l.division', station: 'l.station' })} and l.reversed_by is null and ${which}
  order by l.linked_on desc, l.id desc limit ${most}`

/** What is left of some kinds in the county of a place, by part of its name or giver, the latest first. */
export async function offersLike(
  tx: Handle,
  scope: Scope,
  asked: {
    readonly at: DivisionCode
    readonly kinds: readonly ResourceKind[]
    readonly search?: string | undefined
    readonly most: number
  },
): Promise<Offer[]> {
  const { low, high } = rangeOf(countyOf(asked.at))
  const part = (asked.search ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const like = `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const which = sql<boolean>`l.division between ${low} and ${high} and l.kind = any(${[...asked.kinds]}::text[])
    and l.search like ${like} and (l.quantity is null or given.delivered < l.quantity)`
  return (await offers(scope, which, asked.most).execute(tx)).rows
}

export async function offerById(tx: Handle, scope: Scope, id: Id): Promise<Offer | undefined> {
  return (await offers(scope, sql<boolean>`l.id = ${id}`, 1).execute(tx)).rows[0]
}
