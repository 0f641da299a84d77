import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from './draw.ts'
import type { AccountKind } from './kinds.ts'
import { type Account, holdingsOf, type Line, movement, reversed } from './movement.ts'

const kinds = [
  'budget',
  'committed',
  'payable',
  'transit',
  'paid',
  'recovered',
  'receivable',
  'claim',
] as const
const pools = ['earmark', 'child-protection'] as const

const opening = (): Account[] =>
  pools.flatMap((pool, position) => [
    { id: `${pool}-origin`, pool, budget: null, kind: 'origin' as const, position: 0, balance: -600 },
    { id: `${pool}-pool`, pool, budget: null, kind: 'pool' as const, position: 0, balance: 600 },
    ...kinds.map((kind) => ({ id: `${pool}-${kind}`, pool, budget: 'b', kind, position, balance: 0 })),
  ])

const outer = (kind: AccountKind) => kind === 'origin' || kind === 'claim'

/** Books as the database does: all lines or none, and no account on the wrong side of zero. */
function booked(accounts: readonly Account[], lines: readonly Line[]): Account[] | null {
  const after = accounts.map((account) => ({
    ...account,
    balance: lines
      .filter((line) => line.account === account.id)
      .reduce((sum, { amount }) => sum + amount, account.balance),
  }))
  return after.some(({ kind, balance }) => (outer(kind) ? balance > 0 : balance < 0)) ? null : after
}

const moves: Readonly<Record<string, readonly [AccountKind, AccountKind]>> = {
  budget: ['pool', 'budget'],
  reduce: ['budget', 'pool'],
  commit: ['budget', 'committed'],
  release: ['committed', 'budget'],
  pay: ['committed', 'payable'],
  withdraw: ['payable', 'committed'],
  hand: ['payable', 'transit'],
  succeed: ['transit', 'paid'],
  fail: ['transit', 'payable'],
  sendBack: ['paid', 'payable'],
  recover: ['claim', 'receivable'],
  writeOff: ['receivable', 'claim'],
}

describe('money', () => {
  it('is conserved under any order of what may happen to it, reversals included', () => {
    const act = fc.record({
      name: fc.constantFrom(...Object.keys(moves), 'receiveBack', 'reverse'),
      amount: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        let accounts = opening()
        const done: Line[][] = []
        for (const { name, amount } of acts) {
          const lines = linesOf(name, amount, accounts, done)
          const after = lines && booked(accounts, lines)
          if (!lines || !after) continue
          accounts = after
          done.push(lines)
        }
        const lines = done.flat()
        expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(0)
        for (const pool of pools) {
          const inside = accounts.filter(
            (one) => one.pool === pool && !['origin', 'receivable', 'claim'].includes(one.kind),
          )
          expect(inside.reduce((sum, { balance }) => sum + balance, 0)).toBe(600)
          const owed = accounts.filter(
            (one) => one.pool === pool && ['receivable', 'claim'].includes(one.kind),
          )
          expect(owed.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
        }
      }),
    )
  })
})

function linesOf(
  name: string,
  amount: number,
  accounts: readonly Account[],
  done: readonly Line[][],
): Line[] | null {
  if (name === 'reverse') return done.length === 0 ? null : reversed(done[amount % done.length] ?? [])
  if (name === 'receiveBack') {
    const shares = draw(holdingsOf(accounts, 'b', 'receivable'), amount)
    if (!shares.ok) return null
    return [
      ...movement(accounts, 'b', shares.value, ['receivable', 'claim']),
      ...movement(accounts, 'b', shares.value, ['paid', 'recovered']),
    ]
  }
  const move = moves[name]
  if (!move) return null
  const from = move[0]
  const holdings =
    from === 'claim'
      ? holdingsOf(accounts, 'b', 'paid')
      : from === 'pool'
        ? accounts.filter(({ kind }) => kind === 'pool')
        : holdingsOf(accounts, 'b', from)
  const shares = draw(holdings, amount)
  return shares.ok ? movement(accounts, 'b', shares.value, move) : null
}
