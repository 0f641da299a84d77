import { sql } from 'kysely'
import type { PersonUses } from '../../../people/server/index.ts'

/** How many assessments each person has; a file with one is not undone with the import that brought it. */
export const assessmentsOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'assessment' as use, count(*) as count from assessment
    where province = ${province} and person = any(${[...persons]}::uuid[])
    group by person`.execute(tx)
  return rows
}
