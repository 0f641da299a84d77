import { sql } from 'kysely'
import type { Actor, GrantScope } from '../../../../kernel/actor.ts'
import { type DivisionCode, nation } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { passwordProblems } from '../../domain/password.ts'
import type { RoleCode } from '../../domain/roles.ts'
import { isUserName, normalUserName } from '../../domain/user-name.ts'
import { library } from '../sign-in/library.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'
import { insertAccount } from './open-account.ts'

/** Acts when nobody is signed in: the first start, demo data. Its lines in the trail are of the kind `system`. */
export const system: Actor = {
  account: '00000000-0000-7000-8000-000000000001',
  name: 'system',
  grants: [],
  kind: 'system',
}

export type FirstAdministrator = {
  readonly userName: string
  readonly password: string
  readonly displayName: string
}

/**
 * The one account that a new deployment begins with: a system administrator of the whole deployment, who opens
 * accounts and appoints the security administrator; that one gives every other role. Refused with
 * `accounts-exist` once there is any account, so that it is no back door.
 */
export async function createFirstAdministrator(
  platform: Platform,
  wanted: FirstAdministrator,
): Promise<Result<{ account: Id }, Refusal>> {
  const userName = normalUserName(wanted.userName)
  if (!isUserName(userName)) return refused(invalid('user-name-not-valid', '/userName'))
  const door = library(platform.keys.session)
  const passwordHash = await door.hash(wanted.password)
  return platform.worker.handle.transaction().execute(async (tx) => {
    // Two servers that start together must not make two of them.
    await sql`select pg_advisory_xact_lock(4106210020)`.execute(tx)
    if (await anyAccount(tx)) return refused({ code: 'accounts-exist' })
    const { passwordMinimumLength } = await policyOf(tx)
    const problems = passwordProblems(wanted.password, { userName, minimumLength: passwordMinimumLength })
    if (problems.length)
      return refused({
        code: 'request-not-valid',
        problems: problems.map((problem) => ({ ...problem, path: '/password' })),
      })
    const id = newId()
    await insertAccount(tx, platform.cipher, {
      id,
      userName,
      displayName: wanted.displayName,
      passwordHash,
      division: nation,
      station: null,
      mustChangePassword: false,
      createdBy: null,
    })
    await insertGrant(tx, platform, id, {
      role: 'system-administrator',
      scope: { kind: 'division', division: nation },
      reason: 'first administrator',
    })
    await writeTrail(tx, { actor: system }, 'system', [
      { action: 'account.first-administrator', subject: id, division: nation },
    ])
    return ok({ account: id })
  })
}

/** Whom a deployment was begun for: people who work in it, or a demo whose passwords everybody knows. */
export async function kindsOfAccounts(platform: Platform): Promise<{ real: boolean; demo: boolean }> {
  const rows = await accessTables(platform.worker.handle)
    .selectFrom('account')
    .select('secondFactorExempt')
    .distinct()
    .execute()
  return {
    real: rows.some((row) => !row.secondFactorExempt),
    demo: rows.some((row) => row.secondFactorExempt),
  }
}

const anyAccount = async (tx: Handle): Promise<boolean> =>
  (await accessTables(tx).selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined

export type DemoGrant = {
  readonly role: RoleCode
  /** With the division that a station stands in, or that an organisation is registered in. */
  readonly scope: Exclude<GrantScope, { kind: 'person' }>
  readonly division?: DivisionCode
}

export type DemoAccountWanted = {
  readonly userName: string
  readonly password: string
  readonly displayName: string
  readonly home: { readonly division: DivisionCode; readonly station?: Id | null }
  readonly grants: readonly DemoGrant[]
}

/**
 * An account of demo data: its password is printed at the start and need not be changed, and it is exempt from the
 * second factor, which its line in the list of accounts says. One that is already there is left as it is.
 */
export async function createDemoAccount(
  platform: Platform,
  wanted: DemoAccountWanted,
): Promise<{ account: Id }> {
  const door = library(platform.keys.session)
  const passwordHash = await door.hash(wanted.password)
  return platform.worker.handle.transaction().execute(async (tx) => {
    const known = await accessTables(tx)
      .selectFrom('account')
      .select('id')
      .where('userName', '=', wanted.userName)
      .executeTakeFirst()
    if (known) return { account: known.id }
    const id = newId()
    await insertAccount(tx, platform.cipher, {
      id,
      userName: wanted.userName,
      displayName: wanted.displayName,
      passwordHash,
      division: wanted.home.division,
      station: wanted.home.station ?? null,
      mustChangePassword: false,
      secondFactorExempt: true,
      createdBy: null,
    })
    for (const grant of wanted.grants) await insertGrant(tx, platform, id, { ...grant, reason: 'demo data' })
    await writeTrail(tx, { actor: system }, 'system', [
      {
        action: 'account.demo',
        subject: id,
        division: wanted.home.division,
        station: wanted.home.station ?? null,
      },
    ])
    return { account: id }
  })
}

/** Writes a grant that nobody gave: of the first administrator, of demo data. */
export async function insertGrant(
  tx: Handle,
  platform: Platform,
  account: Id,
  grant: DemoGrant & { readonly reason: string },
): Promise<void> {
  const division = grant.scope.kind === 'division' ? grant.scope.division : grant.division
  if (division === undefined)
    throw new Error('a grant over a station or an organisation needs the division it lies in')
  await accessTables(tx)
    .insertInto('accountGrant')
    .values({
      id: newId(),
      account,
      role: grant.role,
      scopeKind: grant.scope.kind,
      division,
      station: grant.scope.kind === 'station' ? grant.scope.station : null,
      person: null,
      organisation: grant.scope.kind === 'organisation' ? grant.scope.organisation : null,
      validFrom: platform.clock.today(),
      validTo: null,
      endsAt: null,
      grantedBy: null,
      reason: grant.reason,
      endedAt: null,
      endedBy: null,
      endedReason: null,
    })
    .execute()
}

const invalid = (code: string, path: string): Refusal => ({
  code: 'request-not-valid',
  problems: [{ code, path }],
})
