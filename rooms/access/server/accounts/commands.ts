import type { z } from 'zod'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { accessContract } from '../../contract.ts'
import { mayManage, reaches } from '../../domain/appointing.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { placedHome } from '../places.ts'
import { forgetFailures } from '../sign-in/attempts.ts'
import { library } from '../sign-in/library.ts'
import { checkNewPassword } from '../sign-in/passwords.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'
import { heldBy, homeOf, type SeenAccount, seenAccount, takeAccount } from './detail.ts'
import { pinyinOfName } from './name-pinyin.ts'
import { insertAccount, replacePassword } from './open-account.ts'

type Contract = typeof accessContract
type BodyOf<
  Name extends 'createAccount' | 'changeAccount' | 'setAccountState' | 'resetPassword' | 'resetSecondFactor',
> = z.output<Contract[Name]['body']>

/** A command keeps a hash of its input for ever; of a secret it keeps a keyed one, which cannot be guessed back. */
const sealedSecret = <T extends { password: string }>(platform: Platform, body: T) => ({
  ...body,
  password: platform.cipher.blind('command-secret', body.password).toString('hex'),
})

/** Opens an account at home in the actor's scope. It holds nothing yet: giving roles is another person's work. */
export async function createAccount(
  platform: Platform,
  standing: Standing,
  body: BodyOf<'createAccount'>,
): Promise<Result<{ id: Id }, Refusal>> {
  const phone = phoneOf(body.phone)
  if (!phone.ok) return phone
  const door = library(platform.keys.session)
  const passwordHash = await door.hash(body.password)
  return runCommand(standing, {
    id: body.id,
    name: 'access.create-account',
    input: sealedSecret(platform, body),
    run: async (tx) => {
      const home = await placedHome(tx, standing, body.home)
      if (!home.ok) return home
      if (!reaches(standing.actor, 'access.accounts', home.value.scope, standing.today))
        return refused({ code: 'not-permitted' })
      await inAccessRoom(tx)
      const fit = await checkNewPassword(tx, door, {
        account: body.id,
        userName: body.userName,
        password: body.password,
        policy: await policyOf(tx),
        path: '/body/password',
      })
      if (!fit.ok) return fit
      const { division, station } = home.value
      const added = await insertAccount(tx, platform.cipher, {
        id: body.id,
        userName: body.userName,
        displayName: body.displayName,
        passwordHash,
        division,
        station,
        phone: phone.value ?? undefined,
        language: body.language,
        mustChangePassword: true,
        createdBy: standing.actor.account,
      })
      if (!added.ok) return refused({ code: added.error })
      return ok({
        answer: { id: body.id },
        audit: { action: 'account.open', subject: body.id, division, station },
      })
    },
  })
}

/** Changes name, phone and home. */
export function changeAccount(
  platform: Platform,
  standing: Standing,
  account: Id,
  body: BodyOf<'changeAccount'>,
): Promise<Result<{ id: Id; version: number }, Refusal>> {
  return managing(standing, account, body, 'access.change-account', async (tx, seen) => {
    const phone = phoneOf(body.phone ?? undefined)
    if (!phone.ok) return phone
    const home = await placedHome(tx, standing, body.home)
    if (!home.ok) return home
    if (!reaches(standing.actor, 'access.accounts', home.value.scope, standing.today))
      return refused({ code: 'not-permitted' })
    const { division, station } = home.value
    const changed = await accessTables(tx)
      .updateTable('account')
      .set({
        displayName: body.displayName,
        pinyin: pinyinOfName(body.displayName),
        phoneSealed: phone.value === null ? null : platform.cipher.seal(phone.value),
        division,
        station,
        version: body.version + 1,
      })
      .where('id', '=', account)
      .where('version', '=', body.version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n)
      return refused({ code: 'changed-meanwhile', data: { version: seen.version } })
    return ok({
      answer: { id: account, version: body.version + 1 },
      audit: {
        action: 'account.change',
        subject: account,
        division,
        station,
        detail: { fromDivision: seen.division, fromStation: seen.station },
      },
    })
  })
}

/** Suspends, restores or closes an account. What is not active is refused from its next request on. */
export function setAccountState(
  standing: Standing,
  account: Id,
  body: BodyOf<'setAccountState'>,
): Promise<Result<{ id: Id }, Refusal>> {
  return managing(standing, account, body, 'access.set-account-state', async (tx, seen) => {
    if (seen.state === 'closed') return refused({ code: 'account-closed' })
    const tables = accessTables(tx)
    await tables
      .updateTable('account')
      .set({ state: body.state, stateReason: body.reason, version: seen.version + 1 })
      .where('id', '=', account)
      .execute()
    if (body.state !== 'active') await tables.deleteFrom('session').where('account', '=', account).execute()
    return ok({
      answer: { id: account },
      audit: {
        action: `account.${body.state === 'active' ? 'restore' : body.state === 'closed' ? 'close' : 'suspend'}`,
        subject: account,
        division: seen.division,
        station: seen.station,
        purpose: body.reason,
      },
    })
  })
}

/** Puts a new password in place for someone who forgot his, and lifts a lock. It must be changed at once. */
export async function resetPassword(
  platform: Platform,
  standing: Standing,
  account: Id,
  body: BodyOf<'resetPassword'>,
): Promise<Result<{ id: Id }, Refusal>> {
  const door = library(platform.keys.session)
  const passwordHash = await door.hash(body.password)
  return managing(
    standing,
    account,
    sealedSecret(platform, body),
    'access.reset-password',
    async (tx, seen) => {
      const fit = await checkNewPassword(tx, door, {
        account,
        userName: seen.userName,
        password: body.password,
        policy: await policyOf(tx),
        path: '/body/password',
      })
      if (!fit.ok) return fit
      await replacePassword(tx, account, passwordHash)
      await forgetFailures(tx, platform.cipher.blind('user-name', seen.userName))
      return ok({
        answer: { id: account },
        audit: {
          action: 'account.reset-password',
          subject: account,
          division: seen.division,
          station: seen.station,
          purpose: body.reason,
        },
      })
    },
  )
}

/** Takes away the second factor of a lost phone; roles that ask for one ask for a new one at the next sign-in. */
export function resetSecondFactor(
  standing: Standing,
  account: Id,
  body: BodyOf<'resetSecondFactor'>,
): Promise<Result<{ id: Id }, Refusal>> {
  return managing(standing, account, body, 'access.reset-second-factor', async (tx, seen) => {
    if (!seen.secondFactorEnabled) return refused({ code: 'second-factor-not-set-up' })
    const tables = accessTables(tx)
    await tables.deleteFrom('secondFactor').where('account', '=', account).execute()
    await tables
      .updateTable('account')
      .set({ secondFactorEnabled: false })
      .where('id', '=', account)
      .execute()
    await tables.deleteFrom('session').where('account', '=', account).execute()
    return ok({
      answer: { id: account },
      audit: {
        action: 'account.reset-second-factor',
        subject: account,
        division: seen.division,
        station: seen.station,
        purpose: body.reason,
      },
    })
  })
}

/** A command on an account that the actor sees and may manage: not his own, and holding nothing beyond his reach. */
function managing<Answer>(
  standing: Standing,
  account: Id,
  input: { readonly id: Id },
  name: string,
  run: (tx: Handle, seen: NonNullable<SeenAccount>) => Promise<Result<Done<Answer>, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  return runCommand(standing, {
    id: input.id,
    name,
    input: { account, ...input },
    run: async (tx) => {
      const seen = await seenAccount(tx, account)
      if (!seen) return refused({ code: 'not-found' })
      if (account === standing.actor.account) return refused({ code: 'own-account' })
      // Taken before anything is decided: a grant that is being given at this moment is seen, or waits.
      await takeAccount(tx, account)
      const held = await heldBy(tx, account, standing.today)
      if (!mayManage(standing.actor, { account, home: homeOf(seen), held }, standing.today))
        return refused({ code: 'account-not-manageable' })
      return run(tx, seen)
    },
  })
}

/** Digits with the usual signs between them, kept as digits. */
function phoneOf(typed: string | undefined): Result<string | null, Refusal> {
  if (typed === undefined || typed === '') return ok(null)
  const digits = typed.replace(/[\s()-]/g, '')
  if (/^\+?\d{5,15}$/.test(digits)) return ok(digits)
  return refused({ code: 'request-not-valid', problems: [{ code: 'phone-not-valid', path: '/body/phone' }] })
}
