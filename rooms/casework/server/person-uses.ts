import { sql } from 'kysely'
import type { PersonUses } from '../../people/server/index.ts'

/** How many cases each person has; a client's file is not undone with the import that brought it. */
export const casesOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'case' as use, count(*) as count from service_case
    where province = ${province} and person = any(${[...persons]}::uuid[])
    group by person`.execute(tx)
  return rows
}
