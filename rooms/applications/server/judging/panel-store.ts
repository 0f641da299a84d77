import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { RoundRow } from './round-store.ts'

export type Panelist = {
  readonly province: number
  readonly id: Id
  readonly round: Id
  readonly division: DivisionCode
  readonly account: Id
  readonly name: string
  readonly unit: string | null
  readonly leftOn: Day | null
  readonly leftReason: string | null
}

const columns = sql.raw('province, id, round, division, account, name, unit, left_on, left_reason')

/** The panel of a round, those who left last. */
export async function panelOf(tx: Handle, { province, id }: RoundRow): Promise<Panelist[]> {
  const { rows } = await sql<Panelist>`select ${columns} from application_panelist
    where province = ${province} and round = ${id} order by left_on is not null, named_at, id`.execute(tx)
  return rows
}

export async function findPanelist(tx: Handle, scope: Scope, id: Id): Promise<Panelist | undefined> {
  const { rows } = await sql<Panelist>`select ${columns} from application_panelist
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    for update`.execute(tx)
  return rows[0]
}
