import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { stationSigns } from '../../regions/server/index.ts'
import { inScope } from './box-row.ts'

/** The schools whose station helps a person as a pupil, as far as the scope goes. */
export async function schoolsOfPerson(
  tx: Handle,
  scope: Scope,
  province: number,
  persons: readonly Id[],
): Promise<readonly { readonly id: Id; readonly name: string }[]> {
  const { rows } = await sql<{ station: Id }>`
    select distinct station from pupil where ${inScope(scope)} and person = any(${[...persons]}::uuid[]) order by station`.execute(
    tx,
  )
  const signs = await stationSigns(
    tx,
    province,
    rows.map(({ station }) => station),
  )
  return [...signs.values()].map(({ id, name }) => ({ id, name }))
}
