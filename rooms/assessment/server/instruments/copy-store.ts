import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Changes } from '../../domain/instrument/copy.ts'
import type { Example } from '../../domain/instrument/example.ts'

export type CopyState = 'draft' | 'checked' | 'signed' | 'ended'

/** A county's copy: what it sets otherwise, what it wants to come out, who wrote it and who put it in force. */
export type Copy = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly code: string
  readonly baseVersion: number
  readonly baseHash: string
  readonly changes: Changes
  readonly examples: readonly Example[]
  readonly reason: string
  readonly state: CopyState
  readonly writtenBy: Id
  readonly writtenName: string
  readonly writtenAt: string
  readonly signedBy: Id | null
  readonly signedName: string | null
  readonly signedAt: string | null
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly hash: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, division, code, base_version, base_hash, changes::text as changes, examples::text as examples, reason, state,
  written_by, written_name, to_json(written_at) #>> '{}' as written_at, signed_by, signed_name, to_json(signed_at) #>> '{}' as signed_at,
  from_on, to_on, hash, version`)

/** As text and not as JSON: the names in it are those of the file and stay as they were written. */
type CopyRow = Omit<Copy, 'changes' | 'examples'> & { readonly changes: string; readonly examples: string }

const copyFrom = ({ changes, examples, ...row }: CopyRow): Copy => ({
  ...row,
  changes: JSON.parse(changes) as Changes,
  examples: JSON.parse(examples) as Example[],
})

/** Copies of counties in scope, the newest first. */
export async function copiesIn(tx: Handle, scope: Scope, code: string): Promise<Copy[]> {
  const { rows } = await sql<CopyRow>`select ${columns} from instrument_copy
    where code = ${code} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    order by written_at desc limit 200`.execute(tx)
  return rows.map(copyFrom)
}

/** One copy in scope; locked, so that two officers do not sign or change the same version. */
export async function copyForChange(tx: Handle, scope: Scope, code: string, id: Id): Promise<Copy | null> {
  const { rows } = await sql<CopyRow>`select ${columns} from instrument_copy
    where code = ${code} and id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    for update`.execute(tx)
  return rows[0] ? copyFrom(rows[0]) : null
}

export type NewCopy = Pick<
  Copy,
  | 'id'
  | 'division'
  | 'code'
  | 'baseVersion'
  | 'baseHash'
  | 'changes'
  | 'examples'
  | 'reason'
  | 'writtenBy'
  | 'writtenName'
>

/** False when the id is taken. */
export async function insertCopy(tx: Handle, copy: NewCopy): Promise<boolean> {
  const { rows } = await sql`
    insert into instrument_copy (province, id, division, code, base_version, base_hash, changes, examples, reason, written_by, written_name)
    values (${provinceOf(copy.division)}, ${copy.id}, ${copy.division}, ${copy.code}, ${copy.baseVersion}, ${copy.baseHash},
      ${JSON.stringify(copy.changes)}::jsonb, ${JSON.stringify(copy.examples)}::jsonb, ${copy.reason}, ${copy.writtenBy}, ${copy.writtenName})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Written anew: whoever changed it last is its author, and it is a draft again. */
export async function rewriteCopy(
  tx: Handle,
  { province, id }: Copy,
  to: Omit<NewCopy, 'id' | 'division' | 'code'>,
): Promise<void> {
  await sql`update instrument_copy set state = 'draft', checked_at = null, base_version = ${to.baseVersion}, base_hash = ${to.baseHash},
      changes = ${JSON.stringify(to.changes)}::jsonb, examples = ${JSON.stringify(to.examples)}::jsonb, reason = ${to.reason},
      written_by = ${to.writtenBy}, written_name = ${to.writtenName}, written_at = clock_timestamp(), version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function markChecked(tx: Handle, { province, id }: Copy): Promise<void> {
  await sql`update instrument_copy set state = 'checked', checked_at = clock_timestamp(), version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function markSigned(
  tx: Handle,
  { province, id }: Copy,
  signed: { readonly by: Id; readonly name: string; readonly hash: string; readonly from: Day },
): Promise<void> {
  await sql`update instrument_copy set state = 'signed', signed_by = ${signed.by}, signed_name = ${signed.name},
      signed_at = clock_timestamp(), hash = ${signed.hash}, from_on = ${signed.from}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function markEnded(tx: Handle, { province, id }: Copy, to: Day): Promise<void> {
  await sql`update instrument_copy set state = 'ended', to_on = ${to}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export type CopyInForce = {
  readonly id: Id
  readonly division: DivisionCode
  readonly fromOn: Day
  readonly hash: string
}

/** The signed copy of a county in force on a day, for each instrument that has one: of several the one that began last. */
export async function copiesInForce(
  tx: Handle,
  county: DivisionCode,
  on: Day,
): Promise<Map<string, CopyInForce>> {
  const { rows } = await sql<CopyInForce & { code: string }>`
    select distinct on (code) code, id, division, from_on, hash from instrument_copy
    where province = ${provinceOf(county)} and division = ${county} and signed_by is not null
      and from_on <= ${on} and (to_on is null or to_on >= ${on})
    order by code, from_on desc, signed_at desc`.execute(tx)
  return new Map(rows.map((row) => [row.code, row]))
}
