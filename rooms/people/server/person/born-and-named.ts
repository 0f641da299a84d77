import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { peopleTables } from '../tables.ts'

/** What a sign-in sheet asks of a registered person. */
export type BornAndNamed = { readonly name: string; readonly sex: number | null; readonly birth: Day | null }

/** Name, sex and birth of those persons whom the transaction's scope sees. */
export async function bornAndNamed(
  tx: Handle,
  province: number,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, BornAndNamed>> {
  if (ids.length === 0) return new Map()
  const rows = await peopleTables(tx)
    .selectFrom('person')
    .select(['id', 'name', 'sex', 'birth'])
    .where('province', '=', province)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name, sex, birth }) => [id, { name, sex, birth: birth as Day | null }]))
}
