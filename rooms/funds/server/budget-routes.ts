import { rangeOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { sheetOf, takeSheet } from '../../documents/server/index.ts'
import { fundsContract } from '../contract.ts'
import { take, valueOn } from '../domain/share-rule.ts'
import { commitmentLine, mayAt, paymentLine } from './answers.ts'
import { findBudget, findPool, listBudgets, listPools, sourcesOfBudget } from './budget-store.ts'
import { changeBudget, openBudget, rebudget } from './budgets.ts'
import { commit, release } from './commit.ts'
import { commitmentsOf } from './commitment-store.ts'
import { takenAway } from './export.ts'
import { overviewOf } from './overview.ts'
import { listPayments } from './payment-store.ts'
import { openPool, receiptsOfPool, receive } from './pools.ts'
import { shareRuleByCode, shareRulesAt } from './share-rules.ts'
import { budgetColumns } from './sheets.ts'

export const budgetRoutes = (): Implemented[] => [
  implement(fundsContract.overview, (call) =>
    read(call, async (tx) => ok(await overviewOf(tx, call.scope, call.query))),
  ),
  implement(fundsContract.pools, (call) =>
    read(call, async (tx) => {
      const range = rangeOf(call.query.within ?? 0)
      return ok({ items: await listPools(tx, call.scope, { year: call.query.year, ...range }) })
    }),
  ),
  implement(fundsContract.pool, (call) =>
    read(call, async (tx) => {
      const pool = await findPool(tx, call.scope, call.params.id)
      if (!pool) return refused({ code: 'not-found' })
      const receipts = await receiptsOfPool(tx, pool)
      return ok({ ...pool, receipts, abilities: { plan: mayAt(call, 'funds.plan', pool.division) } })
    }),
  ),
  implement(fundsContract.openPool, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.open-pool',
      input: call.body,
      run: async (tx) => {
        const { id: _, ...input } = call.body
        const opened = await openPool(tx, call, input)
        if (!opened.ok) return opened
        const { division, source, year } = input
        const detail = { source, year }
        return ok({
          answer: opened.value,
          audit: { action: 'funds.open-pool', subject: input.pool, division, detail },
        })
      },
    }),
  ),
  implement(fundsContract.receive, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.receive',
      input: { pool: call.params.id, ...call.body },
      run: async (tx) => {
        const received = await receive(tx, call, call.params.id, call.body)
        if (!received.ok) return received
        const { answer, pool } = received.value
        const detail = { pool: pool.id, amount: answer.amount, rule: call.body.rule }
        const audit = { action: 'funds.receive', subject: answer.id, division: pool.division, detail }
        return ok({ answer, audit })
      },
    }),
  ),
  implement(fundsContract.shareRules, async (call) => {
    const { division, on } = call.query
    return ok({
      items: shareRulesAt(division, on).flatMap((rule) => {
        const rate = valueOn(rule.rates, on)
        const { code, title, of, takes, toppedUpBy } = rule
        const yearAmount = valueOn(rule.yearAmounts, on)?.value ?? null
        return rate
          ? [{ code, title, of, takes, toppedUpBy, rate: rate.value, source: rate.source, yearAmount }]
          : []
      }),
    })
  }),
  implement(fundsContract.share, async (call) => {
    const rule = shareRuleByCode(call.params.rule)
    if (!rule) return refused({ code: 'share-rule-unknown' })
    const taken = take(rule, call.query.transferFen, call.query.on)
    if (!taken) return refused({ code: 'share-rule-not-in-force' })
    return ok(taken)
  }),
  implement(fundsContract.budgets, (call) =>
    read(call, async (tx) => {
      const { within, ...filter } = call.query
      return ok({ items: await listBudgets(tx, call.scope, { ...filter, ...rangeOf(within ?? 0) }) })
    }),
  ),
  implement(fundsContract.exportBudgets, async (call) => {
    const { within, ...filter } = call.query
    const budgets = await read(call, async (tx) =>
      ok(await listBudgets(tx, call.scope, { ...filter, ...rangeOf(within ?? 0) })),
    )
    if (!budgets.ok) return budgets
    const list = { name: { zh: '预算执行表', en: 'Budgets' }, columns: budgetColumns }
    return takeSheet(call, takenAway(call, 'budgets'), sheetOf(list, budgets.value, call.language))
  }),
  implement(fundsContract.budget, (call) => read(call, (tx) => budgetDetail(tx, call, call.params.id))),
  implement(fundsContract.openBudget, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.open-budget',
      input: call.body,
      run: async (tx) => {
        const opened = await openBudget(tx, call, call.body)
        if (!opened.ok) return opened
        const { budget: subject, division, year, programme } = call.body
        const detail = { year, programme, planned: opened.value.planned }
        return ok({ answer: opened.value, audit: { action: 'funds.open-budget', subject, division, detail } })
      },
    }),
  ),
  implement(fundsContract.changeBudget, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.change-budget',
      input: { budget: call.params.id, ...call.body },
      run: async (tx) => {
        const changed = await changeBudget(tx, call, call.params.id, call.body)
        if (!changed.ok) return changed
        const { id: subject, division } = changed.value
        const detail = { pool: call.body.pool, amount: call.body.amountFen }
        return ok({
          answer: { id: subject },
          audit: { action: 'funds.change-budget', subject, division, detail },
        })
      },
    }),
  ),
  implement(fundsContract.rebudget, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.rebudget',
      input: { budget: call.params.id, ...call.body },
      run: async (tx) => {
        const done = await rebudget(tx, call, call.params.id, call.body)
        if (!done.ok) return done
        const { budget, amount } = done.value
        const { id: subject, division } = budget
        return ok({
          answer: { id: subject, amount },
          audit: { action: 'funds.rebudget', subject, division, detail: { amount } },
        })
      },
    }),
  ),
  implement(fundsContract.commit, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.commit',
      input: call.body,
      run: async (tx) => {
        const { id: _, commitment, ...input } = call.body
        const source = { room: 'funds', id: commitment }
        return withoutMoreTrail(await commit(tx, call, { ...input, id: commitment, source }))
      },
    }),
  ),
  implement(fundsContract.release, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.release',
      input: { commitment: call.params.id, ...call.body },
      run: async (tx) => {
        const { id: commitment } = call.params
        const { amountFen, reason } = call.body
        const source = { room: 'funds', id: commitment }
        return withoutMoreTrail(
          await release(tx, call, { commitment, day: call.today, amountFen, reason, source }),
        )
      },
    }),
  ),
]

/** The doors of this room write their audit lines themselves, so that no room that calls them can forget it. */
export const withoutMoreTrail = <T>(done: Result<T, Refusal>) =>
  done.ok ? ok({ answer: done.value, audit: [] }) : done

async function budgetDetail(tx: Handle, standing: Standing, id: Id) {
  const { scope } = standing
  const budget = await findBudget(tx, scope, id)
  if (!budget) return refused({ code: 'not-found' })
  const payments = await listPayments(tx, scope, { budget: id }, { after: null, limit: 1000 })
  return ok({
    ...budget,
    sources: await sourcesOfBudget(tx, scope, budget),
    commitments: (await commitmentsOf(tx, scope, budget)).map(commitmentLine),
    payments: payments.map(paymentLine),
    abilities: {
      plan: mayAt(standing, 'funds.plan', budget.division),
      prepare: mayAt(standing, 'funds.prepare', budget.division),
    },
  })
}
