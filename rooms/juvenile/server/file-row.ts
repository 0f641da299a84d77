import { type RawBuilder, sql } from 'kysely'
import { covers, isEmpty, type Scope, scopeOf, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Role, Stage } from '../domain/codes.ts'

export type FileRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly division: DivisionCode
  readonly referrer: Id
  readonly role: Role
  readonly stage: Stage
  readonly investigators: readonly Id[]
  readonly identity: Buffer
  readonly facts: Buffer
  readonly textVersion: number
  readonly nextDue: Day | null
  readonly referredOn: Day
  readonly acceptedOn: Day | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, number, division, referrer, role, stage, investigators, identity, facts, text_version,
  next_due, referred_on, accepted_on, version`)

/** The keeper of files: who approves. Of whom a file is one of the two, or neither. */
export const keeperScope = ({ actor, today }: Standing): Scope => scopeOf(actor, 'juvenile.approve', today)

/** Tells row-level security what it cannot know: that the caller keeps these files, and which one was found. */
async function setting(tx: Handle, name: 'juvenile_keeper' | 'juvenile_file', value: string): Promise<void> {
  await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(tx)
}

export const enterAsKeeper = async (tx: Handle, standing: Standing): Promise<void> => {
  if (!isEmpty(keeperScope(standing))) await setting(tx, 'juvenile_keeper', 'on')
}

/** Whose files: the keeper's all, of others those with which they are charged. A sealed one is nobody's. */
function seenBy(standing: Standing): RawBuilder<boolean> {
  const kept = within(keeperScope(standing), { division: 'division' })
  return sql<boolean>`sealed_at is null and province = any(${provincesIn(standing.scope)})
    and ${within(standing.scope, { division: 'division' })}
    and (${kept} or ${standing.actor.account}::uuid = any(investigators))`
}

export async function listFiles(
  tx: Handle,
  standing: Standing,
  filter: { readonly stage?: Stage | undefined; readonly role?: Role | undefined },
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<FileRow[]> {
  await enterAsKeeper(tx, standing)
  const where = [seenBy(standing)]
  if (filter.stage) where.push(sql<boolean>`stage = ${filter.stage}`)
  if (filter.role) where.push(sql<boolean>`role = ${filter.role}`)
  const [on, id] = page.after ?? []
  if (page.after) where.push(sql<boolean>`(referred_on, id) < (${on}::date, ${id}::uuid)`)
  const { rows } = await sql<FileRow>`
    select ${columns} from juvenile_file where ${sql.join(where, sql` and `)}
    order by referred_on desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export const fileKey = (row: FileRow): SortKey => [row.referredOn, row.id]

/** A file that the caller may see; what belongs to it is seen for the rest of the transaction. */
export async function findFile(
  tx: Handle,
  standing: Standing,
  id: Id,
  lock = false,
): Promise<FileRow | null> {
  await enterAsKeeper(tx, standing)
  const { rows } = await sql<FileRow>`
    select ${columns} from juvenile_file where ${seenBy(standing)} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  if (rows[0]) await setting(tx, 'juvenile_file', id)
  return rows[0] ?? null
}

/** A referral of the caller's own body. */
export async function findReferral(
  tx: Handle,
  { scope }: Standing,
  id: Id,
  lock = false,
): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`
    select ${columns} from juvenile_file
    where sealed_at is null and province = any(${provincesIn(wholeScope)}) and id = ${id}
      and referrer = any(${[...scope.organisations]}::uuid[]) ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export async function listReferrals(
  tx: Handle,
  { scope }: Standing,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<FileRow[]> {
  const [on, id] = page.after ?? []
  const later = page.after ? sql`(referred_on, id) < (${on}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<FileRow>`
    select ${columns} from juvenile_file
    where sealed_at is null and province = any(${provincesIn(wholeScope)})
      and referrer = any(${[...scope.organisations]}::uuid[]) and ${later}
    order by referred_on desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

/** Changes a file that was locked; answers its new version. */
export async function changeFile(tx: Handle, file: FileRow, change: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update juvenile_file set ${change}, version = version + 1
    where province = ${file.province} and id = ${file.id} returning version`.execute(tx)
  return rows[0]?.version ?? file.version
}

export const isInvestigator = ({ actor }: Standing, file: FileRow): boolean =>
  file.investigators.includes(actor.account)

export const keepsFile = (standing: Standing, file: FileRow): boolean =>
  covers(keeperScope(standing), { division: file.division })
