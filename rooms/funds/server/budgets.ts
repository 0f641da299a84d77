import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { spell } from '../../regions/server/index.ts'
import { draw } from '../domain/draw.ts'
import { holdingsOf, movement } from '../domain/movement.ts'
import {
  type BudgetRow,
  findBudget,
  findPool,
  insertBudget,
  listBudgets,
  type PoolRow,
} from './budget-store.ts'
import { holdAccounts, openAccounts, postEntry } from './ledger.ts'

export type BudgetInput = {
  readonly budget: Id
  readonly division: DivisionCode
  readonly year: number
  readonly programme: string | null
  readonly title: string
  readonly from: Day
  readonly to: Day
  readonly note: string | null
  /** In the order in which they are drawn on; fen. */
  readonly sources: readonly { readonly pool: Id; readonly amountFen: number }[]
}

const problem = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

/** The pools of a budget, each once, of its division and year. */
async function poolsOf(
  tx: Handle,
  standing: Standing,
  { division, year, sources }: BudgetInput,
): Promise<Result<readonly PoolRow[], Refusal>> {
  const pools: PoolRow[] = []
  for (const [at, { pool: id }] of sources.entries()) {
    const path = `/body/sources/${at}/pool`
    const pool = await findPool(tx, standing.scope, id)
    if (!pool || pool.division !== division || pool.year !== year) return problem('pool-not-found', path)
    if (pools.some((one) => one.id === id)) return problem('pool-named-twice', path)
    pools.push(pool)
  }
  return ok(pools)
}

/** Opens a budget and moves its money out of the pools; refused with `over-pool` where a pool holds less. */
export async function openBudget(
  tx: Handle,
  standing: Standing,
  input: BudgetInput,
): Promise<Result<{ readonly id: Id; readonly planned: number }, Refusal>> {
  const { budget: id, division, year, sources, from, to } = input
  if (to < from) return problem('budget-ends-before-it-begins', '/body/to')
  const pools = await poolsOf(tx, standing, input)
  if (!pools.ok) return pools
  const spelled = spell(input.title, division)
  const written = await insertBudget(tx, standing, {
    id,
    division,
    year,
    programme: input.programme,
    title: input.title,
    fromOn: from,
    toOn: to,
    note: input.note,
    search: `${input.title} ${input.programme ?? ''} ${spelled.pinyin} ${spelled.initials}`.toLowerCase(),
  })
  if (!written) return refused({ code: 'id-already-used' })
  for (const [position, pool] of pools.value.entries())
    await openAccounts(tx, { division, year, pool: pool.id }, id, position)
  const accounts = await holdAccounts(
    tx,
    division,
    [id],
    pools.value.map((pool) => pool.id),
  )
  for (const [at, { pool, amountFen }] of sources.entries()) {
    const lines = movement(accounts, id, [{ pool, amount: amountFen }], ['pool', 'budget'])
    const entry = { division, onDay: standing.today, kind: 'budgeted' as const, budget: id, pool }
    const posted = await postEntry(tx, standing, { ...entry, source: { room: 'funds', id } }, lines)
    if (!posted.ok)
      return problem(posted.error.code, `/body/sources/${at}/amountFen`, freeIn(pools.value, pool))
  }
  return ok({ id, planned: sources.reduce((sum, { amountFen }) => sum + amountFen, 0) })
}

const freeIn = (pools: readonly PoolRow[], id: Id) => {
  const pool = pools.find((one) => one.id === id)
  return { open: pool?.free ?? 0, title: pool?.title ?? '' }
}

export type BudgetChange = {
  readonly pool: Id
  /** Fen: added above zero, taken back below. */
  readonly amountFen: number
  readonly reason: string
}

/**
 * Adds money of a pool to a budget (追加), or takes back what is neither committed nor spent (调减). Refused:
 * `over-pool`, `over-budget`, `pool-not-found`, `budget-change-of-nothing`.
 */
export async function changeBudget(
  tx: Handle,
  standing: Standing,
  id: Id,
  { pool: poolId, amountFen, reason }: BudgetChange,
): Promise<Result<BudgetRow, Refusal>> {
  const budget = await findBudget(tx, standing.scope, id)
  if (!budget) return refused({ code: 'not-found' })
  const { division, year } = budget
  const pool = await findPool(tx, standing.scope, poolId)
  if (!pool || pool.division !== division || pool.year !== year)
    return problem('pool-not-found', '/body/pool')
  if (amountFen === 0) return problem('budget-change-of-nothing', '/body/amountFen')
  const before = await holdAccounts(tx, division, [id], [poolId])
  const known = holdingsOf(before, id, 'budget')
  if (!known.some((one) => one.pool === poolId)) {
    const last = Math.max(-1, ...known.map(({ position }) => position))
    await openAccounts(tx, { division, year, pool: poolId }, id, last + 1)
  }
  const accounts = await holdAccounts(tx, division, [id], [poolId])
  const amount = Math.abs(amountFen)
  const lines = movement(
    accounts,
    id,
    [{ pool: poolId, amount }],
    amountFen > 0 ? ['pool', 'budget'] : ['budget', 'pool'],
  )
  const entry = {
    division,
    onDay: standing.today,
    budget: id,
    pool: poolId,
    source: { room: 'funds', id },
    reason,
  }
  const kind = amountFen > 0 ? ('budgeted' as const) : ('budget-reduced' as const)
  const posted = await postEntry(tx, standing, { ...entry, kind }, lines)
  if (posted.ok) return ok(budget)
  const open = accounts.find((one) =>
    amountFen > 0 ? one.kind === 'pool' && one.pool === poolId : one.kind === 'budget' && one.pool === poolId,
  )
  return problem(posted.error.code, '/body/amountFen', { open: open?.balance ?? 0, title: pool.title })
}

/**
 * Puts money that was recovered back into what a budget may spend: an act of its own, because whether it may is for the
 * body to say. Refused: `not-found`, `more-than-recovered` (with what lies there).
 */
export async function rebudget(
  tx: Handle,
  standing: Standing,
  id: Id,
  { amountFen, reason }: { readonly amountFen: number | null; readonly reason: string },
): Promise<Result<{ readonly budget: BudgetRow; readonly amount: number }, Refusal>> {
  const budget = await findBudget(tx, standing.scope, id)
  if (!budget) return refused({ code: 'not-found' })
  const { division } = budget
  const accounts = await holdAccounts(tx, division, [id])
  const lying = holdingsOf(accounts, id, 'recovered')
  const open = lying.reduce((sum, { balance }) => sum + balance, 0)
  const amount = amountFen ?? open
  const shares = draw(lying, amount)
  if (!shares.ok || amount === 0) return problem('more-than-recovered', '/body/amountFen', { open })
  const lines = movement(accounts, id, shares.value, ['recovered', 'budget'])
  const source = { room: 'funds', id }
  const entry = { division, onDay: standing.today, kind: 'rebudgeted' as const, budget: id, source, reason }
  const posted = await postEntry(tx, standing, entry, lines)
  return posted.ok ? ok({ budget, amount }) : posted
}

export type OpenBudget = Pick<BudgetRow, 'id' | 'title' | 'year' | 'programme' | 'planned' | 'left'>

/**
 * Budgets of a division that may be committed on a day, those of the programme before the general ones; none of
 * another programme.
 */
export async function budgetsFor(
  tx: Handle,
  standing: Standing,
  {
    division,
    programme,
    on,
  }: { readonly division: DivisionCode; readonly programme: string; readonly on: Day },
): Promise<readonly OpenBudget[]> {
  const all = await listBudgets(tx, standing.scope, { low: division, high: division })
  return all
    .filter((one) => one.fromOn <= on && on <= one.toOn)
    .filter((one) => one.programme === null || one.programme === programme)
    .toSorted((a, b) => Number(a.programme === null) - Number(b.programme === null))
}
