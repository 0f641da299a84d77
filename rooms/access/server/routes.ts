import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import { type Implemented, implement, withCookies } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { accessContract as contract } from '../contract.ts'
import { colleaguesOf } from './accounts/colleagues.ts'
import {
  changeAccount,
  createAccount,
  resetPassword,
  resetSecondFactor,
  setAccountState,
} from './accounts/commands.ts'
import { accountDetail } from './accounts/detail.ts'
import { listAccounts } from './accounts/list.ts'
import { verifyAudit } from './audit/anchor.ts'
import { exportAudit } from './audit/export.ts'
import { searchAudit } from './audit/search.ts'
import { openInEmergency, reviewOpening } from './break-glass/commands.ts'
import { openingsToReview, ownOpenings } from './break-glass/list.ts'
import { endGrant, giveGrant } from './grants/commands.ts'
import { listGrants } from './grants/list.ts'
import { setPolicy } from './grants/policy-command.ts'
import { roleList } from './grants/role-list.ts'
import { setLanguage, whoAmI } from './me/me.ts'
import { changePassword } from './me/password.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from './me/second-factor.ts'
import { endOtherSessions, endSession, ownSessions, signOut } from './me/sessions.ts'
import type { AccessNeighbours, FindPerson } from './places.ts'
import { policyOf } from './sign-in/policy.ts'
import { signInTo } from './sign-in/sign-in.ts'
import { createToken, revokeToken } from './tokens/commands.ts'
import { listTokens } from './tokens/list.ts'

/** Every route of the room. `neighbours` ask the rooms that stand beside it. */
export const accessRoutes = (platform: Platform, neighbours: AccessNeighbours): Implemented[] => [
  ...ownRoutes(platform),
  ...accountRoutes(platform),
  ...grantRoutes(neighbours),
  ...breakGlassRoutes(neighbours.findPerson),
  ...tokenRoutes(),
  ...auditRoutes(platform, neighbours),
]

function ownRoutes(platform: Platform): Implemented[] {
  const signIn = signInTo(platform)
  return [
    implement(contract.signIn, async (call) => {
      const done = await signIn(call.body, call)
      return done.ok ? ok(withCookies({ account: done.value.account }, done.value.cookies)) : done
    }),
    implement(contract.signOut, async (call) => {
      const done = await signOut(platform, call, call.caller)
      return done.ok ? ok(withCookies(null, done.value)) : done
    }),
    implement(contract.me, (call) => read(call, (tx) => whoAmI(tx, call, platform))),
    implement(contract.setLanguage, (call) => setLanguage(call, call.body)),
    implement(contract.changePassword, async (call) => {
      const done = await changePassword(platform, call, call.caller, call.body)
      return done.ok ? ok(withCookies(null, done.value)) : done
    }),
    implement(contract.sessions, async (call) => {
      if (call.actor.kind !== 'account') return refused({ code: 'not-permitted' })
      const found = await ownSessions(platform, call, call.caller)
      return found.ok ? ok({ items: found.value }) : found
    }),
    implement(contract.endSession, (call) => endSession(platform, call, call.params.session)),
    implement(contract.endOtherSessions, (call) => endOtherSessions(platform, call, call.caller)),
    implement(contract.beginSecondFactor, async (call) => {
      const begun = await beginSecondFactor(platform, call, call.caller, call.body.password)
      return begun.ok ? ok({ ...begun.value, backupCodes: [...begun.value.backupCodes] }) : begun
    }),
    implement(contract.confirmSecondFactor, async (call) => {
      const done = await confirmSecondFactor(platform, call, call.caller, call.body.code)
      return done.ok ? ok(withCookies(null, done.value)) : done
    }),
    implement(contract.removeSecondFactor, async (call) => {
      const done = await removeSecondFactor(platform, call, call.caller, call.body.password)
      return done.ok ? ok(withCookies(null, done.value)) : done
    }),
    implement(contract.renewBackupCodes, async (call) => {
      const done = await renewBackupCodes(platform, call, call.caller, call.body.password)
      return done.ok ? ok({ backupCodes: [...done.value] }) : done
    }),
    implement(contract.colleagues, (call) =>
      read(call, async (tx) => ok({ items: await colleaguesOf(tx, call, call.query.search) })),
    ),
  ]
}

const accountRoutes = (platform: Platform): Implemented[] => [
  implement(contract.accounts, (call) => read(call, (tx) => listAccounts(tx, call, call.query))),
  implement(contract.account, (call) =>
    read(call, (tx) => accountDetail(tx, call, platform.cipher, call.params.account)),
  ),
  implement(contract.createAccount, (call) => createAccount(platform, call, call.body)),
  implement(contract.changeAccount, (call) => changeAccount(platform, call, call.params.account, call.body)),
  implement(contract.setAccountState, (call) => setAccountState(call, call.params.account, call.body)),
  implement(contract.resetPassword, (call) => resetPassword(platform, call, call.params.account, call.body)),
  implement(contract.resetSecondFactor, (call) => resetSecondFactor(call, call.params.account, call.body)),
]

const grantRoutes = (neighbours: AccessNeighbours): Implemented[] => [
  implement(contract.roles, async (call) => ok({ items: roleList(call.actor, call.today) })),
  implement(contract.grants, (call) => read(call, (tx) => listGrants(tx, call, call.query))),
  implement(contract.giveGrant, (call) => giveGrant(neighbours, call, call.params.account, call.body)),
  implement(contract.endGrant, (call) => endGrant(call, call.params.grant, call.body)),
  implement(contract.policy, (call) => read(call, async (tx) => ok(await policyOf(tx)))),
  implement(contract.setPolicy, (call) => setPolicy(call, call.body)),
]

const breakGlassRoutes = (findPerson: FindPerson): Implemented[] => [
  implement(contract.breakGlass, (call) => openInEmergency(findPerson, call, call.body)),
  implement(contract.ownBreakGlass, (call) => read(call, (tx) => ownOpenings(tx, call, call.query))),
  implement(contract.breakGlassEntries, (call) => read(call, (tx) => openingsToReview(tx, call, call.query))),
  implement(contract.reviewBreakGlass, (call) => reviewOpening(call, call.params.entry, call.body)),
]

const tokenRoutes = (): Implemented[] => [
  implement(contract.tokens, (call) => read(call, (tx) => listTokens(tx, call, call.query))),
  implement(contract.createToken, (call) => createToken(call, call.body)),
  implement(contract.revokeToken, (call) => revokeToken(call, call.params.token, call.body)),
]

const auditRoutes = (platform: Platform, neighbours: AccessNeighbours): Implemented[] => [
  implement(contract.audit, (call) => disclose(call, (tx) => searchAudit(tx, call, call.query))),
  implement(contract.exportAudit, (call) => exportAudit(call, call.query, call.language, neighbours)),
  implement(contract.auditChain, async () => ok(await verifyAudit(platform))),
]
