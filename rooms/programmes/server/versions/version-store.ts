import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'

export const versionStates = ['draft', 'submitted', 'approved', 'refused'] as const
export type VersionState = (typeof versionStates)[number]

/** A text of a programme that somebody wrote, and who decided on it. */
export type Version = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly code: string
  readonly text: string
  readonly reason: string
  readonly state: VersionState
  readonly writtenBy: Id
  /** Everybody who wrote any of it. */
  readonly authors: readonly Id[]
  readonly writtenName: string
  readonly writtenAt: string
  readonly submittedAt: string | null
  readonly decidedBy: Id | null
  readonly decidedName: string | null
  readonly decidedAt: string | null
  readonly note: string | null
  readonly hash: string | null
  readonly fromOn: Day | null
  readonly version: number
}

const columns = sql.raw(`province, id, division, code, text, reason, state, written_by, authors, written_name,
  to_json(written_at) #>> '{}' as written_at, to_json(submitted_at) #>> '{}' as submitted_at, decided_by, decided_name,
  to_json(decided_at) #>> '{}' as decided_at, note, hash, from_on, version`)

/** Drafts and decided versions in scope, the newest first. */
export async function versionsIn(tx: Handle, scope: Scope): Promise<Version[]> {
  const { rows } = await sql<Version>`select ${columns} from programme_version
    where province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    order by written_at desc limit 200`.execute(tx)
  return rows
}

export async function versionById(tx: Handle, scope: Scope, id: Id): Promise<Version | null> {
  const { rows } = await sql<Version>`select ${columns} from programme_version
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Locked, so that two officers do not decide on the same version. */
export async function versionForChange(tx: Handle, scope: Scope, id: Id): Promise<Version | null> {
  const { rows } = await sql<Version>`select ${columns} from programme_version
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    for update`.execute(tx)
  return rows[0] ?? null
}

/** Approved versions that have begun by a day; of one code the latest stands first. */
export async function approvedBy(tx: Handle, on: Day, code?: string): Promise<Version[]> {
  const { rows } = await sql<Version>`select ${columns} from programme_version
    where state = 'approved' and from_on <= ${on} ${code === undefined ? sql`` : sql`and code = ${code}`}
    order by code, from_on desc, decided_at desc`.execute(tx)
  return rows
}

/** Every approved version of a code, those that are still to begin too. */
export async function approvedOf(tx: Handle, code: string): Promise<Version[]> {
  const { rows } = await sql<Version>`select ${columns} from programme_version
    where state = 'approved' and code = ${code} order by from_on desc, decided_at desc`.execute(tx)
  return rows
}

type Written = Pick<Version, 'division' | 'code' | 'text' | 'reason' | 'writtenBy' | 'writtenName'>

/** False when the id is taken. */
export async function insertVersion(tx: Handle, id: Id, to: Written): Promise<boolean> {
  const { rows } = await sql`
    insert into programme_version (province, id, division, code, text, reason, written_by, authors, written_name)
    values (${provinceOf(to.division)}, ${id}, ${to.division}, ${to.code}, ${to.text}, ${to.reason}, ${to.writtenBy},
      array[${to.writtenBy}::uuid], ${to.writtenName})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Written anew: whoever changed it is one of its authors, and it is a draft again. */
export async function rewriteVersion(tx: Handle, { province, id }: Version, to: Written): Promise<void> {
  await sql`update programme_version set state = 'draft', submitted_at = null, text = ${to.text}, reason = ${to.reason},
      code = ${to.code}, division = ${to.division}, written_by = ${to.writtenBy}, written_name = ${to.writtenName},
      authors = case when ${to.writtenBy}::uuid = any(authors) then authors else authors || ${to.writtenBy}::uuid end,
      written_at = clock_timestamp(), version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function markSubmitted(tx: Handle, { province, id }: Version): Promise<void> {
  await sql`update programme_version set state = 'submitted', submitted_at = clock_timestamp(), version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

type Decided = { readonly by: Id; readonly name: string }

export async function markApproved(
  tx: Handle,
  { province, id }: Version,
  approved: Decided & { readonly hash: string; readonly from: Day },
): Promise<void> {
  await sql`update programme_version set state = 'approved', decided_by = ${approved.by}, decided_name = ${approved.name},
      decided_at = clock_timestamp(), hash = ${approved.hash}, from_on = ${approved.from}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function markRefused(
  tx: Handle,
  { province, id }: Version,
  refused: Decided & { readonly note: string },
): Promise<void> {
  await sql`update programme_version set state = 'refused', decided_by = ${refused.by}, decided_name = ${refused.name},
      decided_at = clock_timestamp(), note = ${refused.note}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}
