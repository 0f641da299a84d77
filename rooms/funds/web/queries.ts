import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { fundsContract } from '../contract.ts'
import type { AccountKind, EntryKind, PaymentState, RunState } from '../domain/kinds.ts'

export const fundsApi = client<typeof fundsContract>()

/** After any act of this room, and of rooms whose records wait for money. */
export const renewed = [['funds'], ['applications'], ['duties']]

export const overviewQuery = (year: number) =>
  queryOptions({
    queryKey: ['funds', 'overview', year],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/overview', { query: { year }, signal }),
  })

export type Overview = Awaited<ReturnType<NonNullable<ReturnType<typeof overviewQuery>['queryFn']>>>

export const poolsQuery = (year: number) =>
  queryOptions({
    queryKey: ['funds', 'pools', year],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/pools', { query: { year }, signal }),
  })

export type PoolRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof poolsQuery>['queryFn']>>
>['items'][number]

export const poolQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'pool', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/pools/:id', { params: { id }, signal }),
  })

export type PoolFile = Awaited<ReturnType<NonNullable<ReturnType<typeof poolQuery>['queryFn']>>>

export const shareRulesQuery = (division: number, on: string) =>
  queryOptions({
    queryKey: ['funds', 'share-rules', division, on],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/share-rules', { query: { division, on }, signal }),
  })

export const shareQuery = (rule: string, transferFen: number, on: string) =>
  queryOptions({
    queryKey: ['funds', 'share', rule, transferFen, on],
    queryFn: ({ signal }) =>
      fundsApi.get('/api/funds/share-rules/:rule/share', {
        params: { rule },
        query: { transferFen, on },
        signal,
      }),
  })

export type BudgetQuestion = { readonly year: number; readonly search?: string }

export const budgetsQuery = (question: BudgetQuestion) =>
  queryOptions({
    queryKey: ['funds', 'budgets', question],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/budgets', { query: question, signal }),
    placeholderData: (before) => before,
  })

export type BudgetRow = Awaited<
  ReturnType<NonNullable<ReturnType<typeof budgetsQuery>['queryFn']>>
>['items'][number]

export const budgetQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'budget', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/budgets/:id', { params: { id }, signal }),
  })

export type BudgetFile = Awaited<ReturnType<NonNullable<ReturnType<typeof budgetQuery>['queryFn']>>>
export type CommitmentRow = BudgetFile['commitments'][number]

export type PaymentQuestion = {
  readonly search?: string
  readonly state?: PaymentState
  readonly troubled?: 'true'
  readonly budget?: Id
}

export const paymentList = (question: PaymentQuestion, limit = 50) => ({
  key: ['funds', 'payments', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    fundsApi.get('/api/funds/payments', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type PaymentRow = Awaited<ReturnType<ReturnType<typeof paymentList>['load']>>['items'][number]

export const paymentTotals = (question: PaymentQuestion) =>
  queryOptions({
    queryKey: ['funds', 'payment-totals', question],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/payments/totals', { query: question, signal }),
  })

export const paymentQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'payment', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/payments/:id', { params: { id }, signal }),
  })

export type PaymentFile = Awaited<ReturnType<NonNullable<ReturnType<typeof paymentQuery>['queryFn']>>>

export const runList = (state: RunState | null) => ({
  key: ['funds', 'runs', state],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    fundsApi.get('/api/funds/runs', {
      query: { limit: 50, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type RunRow = Awaited<ReturnType<ReturnType<typeof runList>['load']>>['items'][number]

export const runQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'run', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/runs/:id', { params: { id }, signal }),
  })

export type RunFile = Awaited<ReturnType<NonNullable<ReturnType<typeof runQuery>['queryFn']>>>

export type RecoveryQuestion = { readonly search?: string; readonly state?: 'open' | 'overdue' | 'settled' }

export const recoveryList = (question: RecoveryQuestion) => ({
  key: ['funds', 'recoveries', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    fundsApi.get('/api/funds/recoveries', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type RecoveryRow = Awaited<ReturnType<ReturnType<typeof recoveryList>['load']>>['items'][number]

export const recoveryQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'recovery', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/recoveries/:id', { params: { id }, signal }),
  })

export type RecoveryFile = Awaited<ReturnType<NonNullable<ReturnType<typeof recoveryQuery>['queryFn']>>>

export type LedgerQuestion = {
  readonly kind?: EntryKind
  readonly account?: AccountKind
  readonly budget?: Id
  readonly pool?: Id
  readonly from?: string
  readonly to?: string
}

export const ledgerList = (question: LedgerQuestion) => ({
  key: ['funds', 'ledger', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    fundsApi.get('/api/funds/ledger', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type EntryRow = Awaited<ReturnType<ReturnType<typeof ledgerList>['load']>>['items'][number]

export const entryQuery = (id: Id) =>
  queryOptions({
    queryKey: ['funds', 'entry', id],
    queryFn: ({ signal }) => fundsApi.get('/api/funds/ledger/:id', { params: { id }, signal }),
  })

export type EntryFile = Awaited<ReturnType<NonNullable<ReturnType<typeof entryQuery>['queryFn']>>>

export const trialBalanceQuery = queryOptions({
  queryKey: ['funds', 'trial-balance'],
  queryFn: ({ signal }) => fundsApi.get('/api/funds/trial-balance', { query: {}, signal }),
})
