import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'

/** The categories in force on a day, by person; a person without any is not in the answer. */
export async function categoriesOn(
  tx: Handle,
  persons: readonly { readonly province: number; readonly id: Id }[],
  on: Day,
): Promise<Map<Id, string[]>> {
  if (persons.length === 0) return new Map()
  const provinces = [...new Set(persons.map(({ province }) => province))]
  const { rows } = await sql<{ person: Id; categories: string[] }>`
    select person, array_agg(distinct category order by category) as categories
    from person_category
    where province = any(${provinces}::smallint[]) and person = any(${persons.map(({ id }) => id)}::uuid[])
      and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})
    group by person`.execute(tx)
  return new Map(rows.map(({ person, categories }) => [person, categories]))
}
