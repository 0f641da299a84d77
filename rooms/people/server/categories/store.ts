import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { CategorySpell } from '../../domain/category-spell.ts'
import { type CategoryRow, type PersonRow, peopleTables } from '../tables.ts'

/** Every category a person has or had, the newest first. */
export function categoriesOf(tx: Handle, person: Pick<PersonRow, 'province' | 'id'>): Promise<CategoryRow[]> {
  return peopleTables(tx)
    .selectFrom('personCategory')
    .selectAll()
    .where('province', '=', person.province)
    .where('person', '=', person.id)
    .orderBy('validFrom', 'desc')
    .orderBy('category')
    .execute()
}

export const spellOf = (row: CategoryRow): CategorySpell => ({
  category: row.category,
  subKind: row.subKind,
  from: row.validFrom,
  to: row.validTo,
})

export const categoryAnswerOf = (row: CategoryRow) => ({
  id: row.id,
  category: row.category,
  subKind: row.subKind,
  certificate: row.certificate,
  from: row.validFrom,
  to: row.validTo,
  endedReason: row.endedReason,
})
