import { sql } from 'kysely'
import { type Scope, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { Part } from '../domain/programme.ts'

export type ForumRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly title: string
  readonly theme: string | null
  readonly place: string | null
  readonly heldOn: Day
  readonly endsOn: Day
  readonly version: number
  readonly attendanceVersion: number
}

const columns = sql.raw(
  'province, id, division, title, theme, place, held_on, ends_on, version, attendance_version',
)
/** Programmes are open to all who work here; the scope tells only in which provinces to look. */
const somewhere = (scope: Scope) => sql`province = any(${provincesIn(scope)}::smallint[])`

/** Forums, the latest first, each with how many talks it has. */
export async function listForums(
  tx: Handle,
  scope: Scope,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<(ForumRow & { readonly talks: number })[]> {
  const after = page.after ? sql`(held_on, id) < (${page.after[0]}::date, ${page.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<ForumRow & { talks: number }>`
    select ${columns}, (select count(*)::integer from forum_part p where p.province = forum.province and p.forum = forum.id
      and p.version = forum.version and p.role = 'talk') as talks
    from forum where ${somewhere(scope)} and ${after} order by held_on desc, id desc limit ${page.limit + 1}`.execute(
    tx,
  )
  return rows
}

export const forumKey = ({ heldOn, id }: ForumRow): SortKey => [heldOn, id]

export async function findForum(tx: Handle, scope: Scope, id: Id): Promise<ForumRow | null> {
  const { rows } =
    await sql<ForumRow>`select ${columns} from forum where ${somewhere(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Locked for a change: nothing where the place of the forum is not in the scope, which the policy of the table holds. */
export async function forumToChange(tx: Handle, id: Id): Promise<ForumRow | null> {
  const { rows } =
    await sql<ForumRow>`select ${columns} from forum where ${somewhere(wholeScope)} and id = ${id} for update`.execute(
      tx,
    )
  return rows[0] ?? null
}

export type PartRow = Part & { readonly number: number }

export async function partsOf(tx: Handle, { province, id, version }: ForumRow): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select number, role, organisation, organisation_name, speaker, post, district, topic, remarks from forum_part
    where province = ${province} and forum = ${id} and version = ${version} order by number`.execute(tx)
  return rows
}

export type WrittenForum = Omit<ForumRow, 'province' | 'attendanceVersion'>

/** False when the id is taken. */
export async function insertForum(tx: Handle, forum: WrittenForum, by: Id): Promise<boolean> {
  const { rows } = await sql`
    insert into forum (province, id, division, title, theme, place, held_on, ends_on, version, created_by)
    values (${provinceOf(forum.division)}, ${forum.id}, ${forum.division}, ${forum.title}, ${forum.theme}, ${forum.place},
      ${forum.heldOn}, ${forum.endsOn}, ${forum.version}, ${by}) on conflict do nothing returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export async function updateForum(
  tx: Handle,
  { province, id }: ForumRow,
  forum: WrittenForum,
): Promise<void> {
  await sql`update forum set division = ${forum.division}, title = ${forum.title}, theme = ${forum.theme}, place = ${forum.place},
      held_on = ${forum.heldOn}, ends_on = ${forum.endsOn}, version = ${forum.version}
    where province = ${province} and id = ${id}`.execute(tx)
}

/** Writes the programme of a version. */
export async function insertParts(
  tx: Handle,
  { id, division, version }: Pick<WrittenForum, 'id' | 'division' | 'version'>,
  parts: readonly Part[],
): Promise<void> {
  const rows = parts.map((part, at) => ({ ...part, number: at + 1 }))
  await sql`
    insert into forum_part (province, forum, version, division, number, role, organisation, organisation_name, speaker, post, district, topic, remarks)
    select ${provinceOf(division)}, ${id}::uuid, ${version}::integer, ${division}::bigint, number, role, organisation, "organisationName",
      speaker, post, district, topic, remarks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number smallint, role text, organisation uuid, "organisationName" text,
      speaker text, post text, district bigint, topic text, remarks text)`.execute(tx)
}

export type AttendanceRow = {
  readonly district: DivisionCode
  readonly stationHeads: number
  readonly organisationHeads: number
  readonly reliefStaff: number
  readonly others: number
}

/** What was recorded last, district by district. */
export async function attendanceOf(
  tx: Handle,
  { province, id, attendanceVersion }: ForumRow,
): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select a.district, a.station_heads, a.organisation_heads, a.relief_staff, a.others from forum_attendance a
    where a.province = ${province} and a.forum = ${id} and a.version = ${attendanceVersion} order by a.district`.execute(
    tx,
  )
  return rows
}

/** Writes who came, whole, as a version of its own. */
export async function insertAttendance(
  tx: Handle,
  { province, id, division, attendanceVersion }: ForumRow,
  districts: readonly AttendanceRow[],
): Promise<number> {
  const version = attendanceVersion + 1
  await sql`
    insert into forum_attendance (province, forum, division, version, district, station_heads, organisation_heads, relief_staff, others)
    select ${province}, ${id}::uuid, ${division}::bigint, ${version}::integer, district, "stationHeads", "organisationHeads",
      "reliefStaff", others
    from jsonb_to_recordset(${JSON.stringify(districts)}::jsonb) as r(district bigint, "stationHeads" integer,
      "organisationHeads" integer, "reliefStaff" integer, others integer)`.execute(tx)
  await sql`update forum set attendance_version = ${version} where province = ${province} and id = ${id}`.execute(
    tx,
  )
  return version
}
