import type { Scope } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type HouseholdRow, type PersonRow, peopleTables } from '../tables.ts'

const placed = { division: 'division', station: 'station' }

/** The household, or nothing when there is none in the scope. */
export function householdAt(tx: Handle, scope: Scope, id: Id): Promise<HouseholdRow | undefined> {
  return peopleTables(tx)
    .selectFrom('household')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where('id', '=', id)
    .where(within(scope, placed))
    .executeTakeFirst()
}

export function lockHousehold(tx: Handle, scope: Scope, id: Id): Promise<HouseholdRow | undefined> {
  return peopleTables(tx)
    .selectFrom('household')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where('id', '=', id)
    .where(within(scope, placed))
    .forUpdate()
    .executeTakeFirst()
}

/** A household whose head goes has none until somebody says who it is. */
export async function leaveHousehold(tx: Handle, person: PersonRow): Promise<void> {
  if (!person.household) return
  await peopleTables(tx)
    .updateTable('household')
    .set((update) => ({ head: null, version: update('version', '+', 1) }))
    .where('province', '=', person.province)
    .where('id', '=', person.household)
    .where('head', '=', person.id)
    .execute()
}

export async function updateHousehold(
  tx: Handle,
  household: HouseholdRow,
  columns: Partial<Pick<HouseholdRow, 'code' | 'size' | 'head'>>,
): Promise<number> {
  const { version } = await peopleTables(tx)
    .updateTable('household')
    .set({ ...columns, version: household.version + 1 })
    .where('province', '=', household.province)
    .where('id', '=', household.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Members that the caller may see, the head first, then by age. */
export function membersOf(tx: Handle, household: HouseholdRow): Promise<PersonRow[]> {
  return peopleTables(tx)
    .selectFrom('person')
    .selectAll()
    .where('province', '=', household.province)
    .where('household', '=', household.id)
    .where('state', '!=', 'merged')
    .orderBy((order) => order('id', '=', household.head ?? household.id), 'desc')
    .orderBy('birth', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(50)
    .execute()
}
