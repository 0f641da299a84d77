import type { Generated } from 'kysely'
import type { GrantScope } from '../../../kernel/actor.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

type AccountTable = {
  id: string
  userName: string
  displayName: string
  pinyin: string
  email: string
  secondFactorEnabled: Generated<boolean>
  secondFactorExempt: Generated<boolean>
  division: number
  station: string | null
  phoneSealed: Buffer | null
  language: Generated<'zh' | 'en'>
  state: Generated<'active' | 'suspended' | 'closed'>
  stateReason: string | null
  mustChangePassword: Generated<boolean>
  passwordChangedAt: Generated<Date>
  lastSignedInAt: Date | null
  version: Generated<number>
  createdBy: string | null
  createdAt: Generated<Date>
}

type CredentialTable = {
  id: string
  account: string
  provider: string
  subject: string
  password: string | null
  updatedAt: Generated<Date>
}

type SessionTable = {
  id: string
  token: string
  account: string
  address: string | null
  agent: string | null
  expiresAt: Date
  seenAt: Date
  createdAt: Date
}

type SecondFactorTable = {
  id: string
  account: string
  verified: boolean
  lastCode: Buffer | null
  lastCodeAt: Date | null
}

type PasswordHistoryTable = { id: string; account: string; password: string; at: Generated<Date> }

type SignInAttemptTable = {
  nameIndex: Buffer
  failures: number
  failedAt: Generated<Date>
  lockedUntil: Date | null
}

export type ScopeKind = GrantScope['kind']

type AccountGrantTable = {
  id: string
  account: string
  role: string
  scopeKind: ScopeKind
  division: number
  station: string | null
  person: string | null
  organisation: string | null
  validFrom: string
  validTo: string | null
  endsAt: Date | null
  grantedBy: string | null
  grantedAt: Generated<Date>
  reason: string
  endedAt: Date | null
  endedBy: string | null
  endedReason: string | null
}

type BreakGlassTable = {
  id: string
  account: string
  grantId: string
  person: string
  fileNumber: string
  division: number
  station: string | null
  reason: string
  at: Generated<Date>
  endsAt: Date
  state: Generated<'open' | 'justified' | 'not-justified'>
  reviewedBy: string | null
  reviewedAt: Date | null
  reviewNote: string | null
}

type BreakGlassAttemptTable = { id: string; account: string; at: Generated<Date>; found: boolean }

type ApiTokenTable = {
  id: string
  account: string
  name: string
  hash: Buffer
  hint: string
  division: number
  station: string | null
  createdAt: Generated<Date>
  expiresOn: string
  usedAt: Date | null
  revokedAt: Date | null
  revokedBy: string | null
}

type TokenGrantTable = {
  id: string
  token: string
  permissions: string[]
  scopeKind: 'division' | 'station'
  division: number
  station: string | null
}

type SignInPolicyTable = {
  onlyOne: Generated<boolean>
  passwordMinimumLength: number
  passwordHistory: number
  passwordDays: number | null
  lockAfter: number
  lockMinutes: number
  idleMinutes: number
  sessionHours: number
  secondFactorFor: string[]
  version: number
}

/** The view through which accounts are listed: those of the reader's scope (migrations/0020-access.sql). */
type AccountSeenView = Omit<AccountTable, 'email'>

export type AccessTables = {
  account: AccountTable
  accountSeen: AccountSeenView
  credential: CredentialTable
  session: SessionTable
  secondFactor: SecondFactorTable
  passwordHistory: PasswordHistoryTable
  signInAttempt: SignInAttemptTable
  accountGrant: AccountGrantTable
  breakGlass: BreakGlassTable
  breakGlassAttempt: BreakGlassAttemptTable
  apiToken: ApiTokenTable
  tokenGrant: TokenGrantTable
  signInPolicy: SignInPolicyTable
}

export const accessTables = (db: Handle) => db.withTables<AccessTables>()
