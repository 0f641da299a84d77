import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { OrganisationField, OrganisationKind } from '../domain/kinds.ts'
import { registerInReach } from './reach.ts'
import { matching } from './store.ts'

export type Body = { readonly id: Id; readonly name: string; readonly kind: OrganisationKind }

/** Bodies in reach that work in one of the fields, by name where some of it is typed; by pinyin. */
export async function bodiesOfFields(
  tx: Handle,
  scope: Scope,
  asked: {
    readonly fields: readonly OrganisationField[]
    readonly search?: string | undefined
    readonly most: number
  },
  on: Day,
): Promise<Body[]> {
  const reach = await registerInReach(tx, scope)
  const byName = asked.search ? matching(asked.search) : sql<boolean>`fields && ${[...asked.fields]}::text[]`
  const { rows } = await sql<Body>`
    select id, name, kind from organisation
    where province = any(${provincesIn(reach)}::smallint[]) and ${within(reach, { division: 'division', station: 'station' })}
      and (dissolved_on is null or dissolved_on > ${on}) and ${byName}
    order by pinyin, id limit ${asked.most}`.execute(tx)
  return rows
}

/** Bodies in reach of some kinds, by name where some of it is typed; by pinyin. */
export async function bodiesOfKinds(
  tx: Handle,
  scope: Scope,
  asked: { readonly kinds: readonly OrganisationKind[]; readonly search: string; readonly most: number },
  on: Day,
): Promise<Body[]> {
  const reach = await registerInReach(tx, scope)
  const { rows } = await sql<Body>`
    select id, name, kind from organisation
    where province = any(${provincesIn(reach)}::smallint[]) and ${within(reach, { division: 'division', station: 'station' })}
      and (dissolved_on is null or dissolved_on > ${on}) and kind = any(${[...asked.kinds]}::text[])
      and ${asked.search ? matching(asked.search) : sql<boolean>`true`}
    order by pinyin, id limit ${asked.most}`.execute(tx)
  return rows
}
