import type { Id } from '../../../kernel/id.ts'
import type { Share } from './draw.ts'
import type { AccountKind } from './kinds.ts'

/** An account as it stands; fen. */
export type Account = {
  readonly id: Id
  readonly pool: Id
  readonly budget: Id | null
  readonly kind: AccountKind
  readonly position: number
  readonly balance: number
}

/** The record that a line is about. */
export type About = {
  readonly commitment?: Id | null
  readonly payment?: Id | null
  readonly recovery?: Id | null
}

/** Into an account above zero, out of it below; fen. */
export type Line = About & { readonly account: Id; readonly amount: number }

/**
 * Moves the shares of a budget from one account to another of the same pool: two lines a share, so that an entry sums to
 * zero by the way it is made. Throws where an account is not there, which only a mistake of ours brings about.
 */
export function movement(
  accounts: readonly Account[],
  budget: Id | null,
  shares: readonly Share[],
  [from, to]: readonly [AccountKind, AccountKind],
  about: About = {},
): Line[] {
  const account = (pool: Id, kind: AccountKind): Id => {
    const of = kind === 'origin' || kind === 'pool' ? null : budget
    const found = accounts.find((one) => one.pool === pool && one.kind === kind && one.budget === of)
    if (!found) throw new Error(`no ${kind} account of ${budget} on ${pool}`)
    return found.id
  }
  return shares.flatMap(({ pool, amount }) => [
    { account: account(pool, from), amount: -amount, ...about },
    { account: account(pool, to), amount, ...about },
  ])
}

/** The same lines with the other sign. */
export const reversed = (lines: readonly Line[]): Line[] =>
  lines.map(({ account, amount, commitment, payment, recovery }) => ({
    account,
    amount: -amount,
    commitment: commitment ?? null,
    payment: payment ?? null,
    recovery: recovery ?? null,
  }))

/** What a budget's accounts of a kind hold, in the order in which they are drawn on. */
export const holdingsOf = (accounts: readonly Account[], budget: Id, kind: AccountKind): Account[] =>
  accounts
    .filter((one) => one.budget === budget && one.kind === kind)
    .toSorted((a, b) => a.position - b.position)
