import { sql } from 'kysely'
import type { PersonUses } from '../../people/server/index.ts'

/**
 * How many visits were recorded for each person, taken out or not: for the preview of a merge, and because a person
 * with records is not undone with the import that brought the file.
 */
export const visitsOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'visit' as use, count(*) as count from visit
    where province = ${province} and person = any(${[...persons]}::uuid[]) and not reversal
    group by person`.execute(tx)
  return rows
}

/** The groups that a person is or was a member of; a member's file is not undone with the import that brought it. */
export const groupsOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, 'group' as use, count(*) as count from group_member
    where province = ${province} and person = any(${[...persons]}::uuid[])
    group by person`.execute(tx)
  return rows
}

/** The same of activities and classes, with those who are enrolled or signed up. */
export const attendancesOfPersons: PersonUses = async (tx, province, persons) => {
  const { rows } = await sql<{ person: string; use: string; count: number }>`
    select person, use, count(*)::integer as count from (
      select person, 'activity' as use from activity_attendance where province = ${province} and person = any(${[...persons]}::uuid[])
      union all select person, 'activity' from activity_sign_up where province = ${province} and person = any(${[...persons]}::uuid[])
      union all select person, 'class' from class_attendance where province = ${province} and person = any(${[...persons]}::uuid[])
      union all select person, 'class' from class_child where province = ${province} and person = any(${[...persons]}::uuid[])) uses
    group by person, use`.execute(tx)
  return rows
}
