import { sql } from 'kysely'
import type { PersonUses } from '../../people/server/index.ts'

/** How many counselling records name each person; their file is not undone with the import that brought it. */
export const counsellingOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'counselling' as use, count(*)::integer as count from pupil
    where province = ${province} and person = any(${[...persons]}::uuid[])
    group by person`.execute(tx)
  return rows
}
