import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { draw } from '../domain/draw.ts'
import { holdingsOf, movement } from '../domain/movement.ts'
import { type BudgetRow, findBudget } from './budget-store.ts'
import { findCommitment, insertCommitment } from './commitment-store.ts'
import { holdAccounts, openShares, postEntry, type Source, sumOf } from './ledger.ts'

export type CommitInput = {
  /** Of the commitment; a resend with the same facts answers the first one. */
  readonly id: Id
  /** Code of the programme; null: of none. A budget of a programme is committed for that one only. */
  readonly programme: string | null
  readonly budget: Id
  readonly amountFen: number
  readonly day: Day
  /** What it is promised for, in one line. */
  readonly title: string
  readonly source: Source
}

/**
 * Promises money out of a budget inside the caller's transaction (S6.A2): it is drawn on the budget's pools in their order.
 * Refused: `budget-not-found` (or not in scope), `budget-not-open` (the day is outside it), `budget-of-another-programme`,
 * `over-budget` (with what is missing, nothing is taken), `id-already-used`.
 */
export async function commit(
  tx: Handle,
  standing: Standing,
  input: CommitInput,
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const all = await commitAll(tx, standing, [input])
  return all.ok ? ok({ id: input.id }) : all
}

/** The same for several, such as all who were awarded in one decision: all or none. Budgets are held in one order. */
export async function commitAll(
  tx: Handle,
  standing: Standing,
  inputs: readonly CommitInput[],
): Promise<Result<{ readonly ids: readonly Id[] }, Refusal>> {
  const budgets = new Map<Id, BudgetRow>()
  for (const id of new Set(inputs.map(({ budget }) => budget))) {
    const found = await findBudget(tx, standing.scope, id)
    if (!found) return refused({ code: 'budget-not-found' })
    budgets.set(id, found)
  }
  for (const division of new Set([...budgets.values()].map((one) => one.division).toSorted((a, b) => a - b)))
    await holdAccounts(tx, division, budgetsAt(budgets, division))
  for (const input of inputs) {
    const done = await commitHeld(tx, standing, budgets.get(input.budget) as BudgetRow, input)
    if (!done.ok) return done
  }
  return ok({ ids: inputs.map(({ id }) => id) })
}

const budgetsAt = (budgets: ReadonlyMap<Id, BudgetRow>, division: number): Id[] =>
  [...budgets.values()].filter((one) => one.division === division).map(({ id }) => id)

async function commitHeld(
  tx: Handle,
  standing: Standing,
  budget: BudgetRow,
  { id, programme, amountFen, day, title, source }: CommitInput,
): Promise<Result<null, Refusal>> {
  const before = await findCommitment(tx, standing.scope, id)
  if (before)
    return before.budget === budget.id && before.amount === amountFen && before.sourceId === source.id
      ? ok(null)
      : refused({ code: 'id-already-used' })
  if (budget.programme !== null && budget.programme !== programme)
    return refused({ code: 'budget-of-another-programme', data: { programme: budget.programme } })
  if (day < budget.fromOn || budget.toOn < day)
    return refused({ code: 'budget-not-open', data: { from: budget.fromOn, to: budget.toOn } })
  // Asked again for each: the one before has changed what is left.
  const accounts = await holdAccounts(tx, budget.division, [budget.id])
  const shares = draw(holdingsOf(accounts, budget.id, 'budget'), amountFen)
  if (!shares.ok) return refused({ code: 'over-budget', data: { missing: shares.error.missing } })
  const { division } = budget
  const row = { id, division, budget: budget.id, programme, title, amount: amountFen, onDay: day }
  if (!(await insertCommitment(tx, standing, { ...row, sourceRoom: source.room, sourceId: source.id })))
    return refused({ code: 'id-already-used' })
  const lines = movement(accounts, budget.id, shares.value, ['budget', 'committed'], { commitment: id })
  const entry = { division, onDay: day, kind: 'committed' as const, budget: budget.id, source }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.commit', subject: id, division, detail: { budget: budget.id, amount: amountFen } },
  ])
  return ok(null)
}

export type ReleaseInput = {
  readonly commitment: Id
  readonly day: Day
  /** Null: all that is open of it. */
  readonly amountFen: number | null
  readonly reason: Words | string
  readonly source: Source
}

/**
 * Gives back to the budget what is promised still. Refused: `commitment-not-found`, `more-than-committed`. What is
 * released last was drawn last, so that an earmark stays spent first.
 */
export async function release(
  tx: Handle,
  standing: Standing,
  { commitment, day, amountFen, reason, source }: ReleaseInput,
): Promise<Result<{ readonly released: number }, Refusal>> {
  const found = await findCommitment(tx, standing.scope, commitment)
  if (!found) return refused({ code: 'commitment-not-found' })
  const { division, budget } = found
  const accounts = await holdAccounts(tx, division, [budget])
  const open = await openShares(tx, division, 'commitment', commitment, 'committed')
  const amount = amountFen ?? sumOf(open)
  const shares = draw(
    open.toReversed().map(({ pool, amount: balance }) => ({ pool, balance })),
    amount,
  )
  if (!shares.ok || amount === 0) return refused({ code: 'more-than-committed', data: { open: sumOf(open) } })
  const lines = movement(accounts, budget, shares.value, ['committed', 'budget'], { commitment })
  const posted = await postEntry(
    tx,
    standing,
    { division, onDay: day, kind: 'released', budget, source, reason },
    lines,
  )
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.release', subject: commitment, division, detail: { budget, amount } },
  ])
  return ok({ released: amount })
}
