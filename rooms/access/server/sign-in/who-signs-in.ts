import type { Actor } from '../../../../kernel/actor.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { accessTables } from '../tables.ts'

/** The account behind a user name, as far as signing in needs it. */
export type SigningIn = {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly division: number
  readonly station: string | null
  readonly state: 'active' | 'suspended' | 'closed'
}

const columns = ['id', 'userName', 'displayName', 'division', 'station', 'state'] as const

export const accountByName = (tx: Handle, userName: string): Promise<SigningIn | undefined> =>
  accessTables(tx).selectFrom('account').select(columns).where('userName', '=', userName).executeTakeFirst()

export const accountById = (tx: Handle, id: string): Promise<SigningIn | undefined> =>
  accessTables(tx).selectFrom('account').select(columns).where('id', '=', id).executeTakeFirst()

/** Nobody who is known: the writer of audit lines about tries to sign in. */
export const stranger: Actor = {
  account: '00000000-0000-7000-8000-000000000000',
  name: '-',
  grants: [],
  kind: 'account',
}

export const asActor = (account: SigningIn): Actor => ({
  account: account.id,
  name: account.displayName,
  grants: [],
  kind: 'account',
})
