import { type RawBuilder, sql } from 'kysely'
import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor, textPart } from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { accessTables, type ScopeKind } from '../tables.ts'

export type AccountFilter = {
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly state?: 'active' | 'suspended' | 'closed' | undefined
  readonly division?: DivisionCode | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

type AccountRow = {
  id: string
  userName: string
  displayName: string
  pinyin: string
  division: number
  station: string | null
  state: 'active' | 'suspended' | 'closed'
  secondFactorEnabled: boolean
  secondFactorExempt: boolean
  lastSignedInAt: Date | null
}

type RoleHeld = {
  role: string
  scope: {
    kind: ScopeKind
    division: number
    station: string | null
    person: string | null
    organisation: string | null
  }
}

export type AccountLine = Omit<
  AccountRow,
  'pinyin' | 'secondFactorEnabled' | 'secondFactorExempt' | 'lastSignedInAt'
> & {
  readonly secondFactor: { readonly enabled: boolean; readonly exempt: boolean }
  readonly lastSignedInAt: string | null
  readonly roles: RoleHeld[]
}

/**
 * Accounts of the reader's scope, by the sound of their name. The view says which may be seen.
 */
export async function listAccounts(
  tx: Handle,
  { scope, today }: Standing,
  filter: AccountFilter,
): Promise<Result<{ items: AccountLine[]; next: string | null }, Refusal>> {
  const after = readCursor(filter.cursor, [textPart, idPart])
  if (!after.ok) return after
  if (isEmpty(scope)) return ok({ items: [], next: null })
  // Never empty: of a wide scope the view alone says who is seen.
  const conditions: RawBuilder<unknown>[] = [isWide(scope) ? sql`true` : inPlaces(scope)]
  if (after.value) conditions.push(sql`(a.pinyin, a.id) > (${after.value[0]}, ${after.value[1]}::uuid)`)
  if (filter.state) conditions.push(sql`a.state = ${filter.state}`)
  if (filter.search?.trim()) conditions.push(found(filter.search.trim()))
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    conditions.push(sql`a.division between ${low} and ${high}`)
  }
  if (filter.role)
    conditions.push(sql`exists (select from account_grant g where g.account = a.id and g.role = ${filter.role}
      and g.ended_at is null and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today}))`)
  const { rows } = await sql<AccountRow>`
    select a.id, a.user_name, a.display_name, a.pinyin, a.division, a.station, a.state, a.second_factor_enabled,
      a.second_factor_exempt, a.last_signed_in_at
    from account_seen a where ${sql.join(conditions, sql` and `)}
    order by a.pinyin, a.id limit ${filter.limit + 1}`.execute(tx)
  const page = pageFrom(rows, filter.limit, (row) => [row.pinyin, row.id])
  const roles = await rolesHeld(
    tx,
    page.items.map((row) => row.id),
    today,
  )
  return ok({ items: page.items.map((row) => lineOf(row, roles.get(row.id) ?? [])), next: page.next })
}

/**
 * Ids from two indexed ranges, homes and grants. For a scope as wide as a province it would be most of all accounts:
 * there a page is found sooner by walking along the names.
 */
const inPlaces = (scope: Scope): RawBuilder<unknown> => sql`a.id in (
  select h.id from account_seen h where ${within(scope, { division: 'h.division', station: 'h.station' })}
  union select g.account from account_grant g
  where ${within(scope, { division: 'g.division', station: 'g.station', person: 'g.person' })})`

const provinceSpan = 10_000_000_000

const isWide = (scope: Scope): boolean => scope.ranges.some(({ low, high }) => high - low + 1 >= provinceSpan)

/** The beginning of the name, of its sound, or of the user name; each has an index that begins with it. */
function found(search: string): RawBuilder<unknown> {
  const pattern = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`
  const typed = pattern(search.toLowerCase())
  return sql`(a.display_name collate "C" like ${pattern(search)} or a.pinyin like ${typed} or a.user_name like ${typed})`
}

export function lineOf(row: AccountRow, roles: RoleHeld[]): AccountLine {
  const { pinyin: _, secondFactorEnabled, secondFactorExempt, lastSignedInAt, ...line } = row
  return {
    ...line,
    secondFactor: { enabled: secondFactorEnabled, exempt: secondFactorExempt },
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    roles,
  }
}

/** What each account holds today, as far as it lies in the reader's scope. */
export async function rolesHeld(
  tx: Handle,
  accounts: readonly string[],
  today: string,
): Promise<Map<string, RoleHeld[]>> {
  const held = new Map<string, RoleHeld[]>()
  if (accounts.length === 0) return held
  const rows = await accessTables(tx)
    .selectFrom('accountGrant')
    .select(['account', 'role', 'scopeKind', 'division', 'station', 'person', 'organisation'])
    .where('account', 'in', [...accounts])
    .where('endedAt', 'is', null)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', new Date())]))
    .orderBy('id')
    .limit(2000)
    .execute()
  for (const { account, role, scopeKind: kind, division, station, person, organisation } of rows) {
    const list = held.get(account) ?? []
    list.push({ role, scope: { kind, division, station, person, organisation } })
    held.set(account, list)
  }
  return held
}
