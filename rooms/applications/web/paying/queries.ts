import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { applicationsContract } from '../../contract.ts'
import type { FindingState, ItemState } from '../../domain/paying/kinds.ts'

export const payingApi = client<typeof applicationsContract>()

/** After any act of this part: the application, the money and the duties may have changed. */
export const renewed = [['applications'], ['funds'], ['duties']]

type DataOf<Q extends { readonly queryFn?: unknown }> = Q['queryFn'] extends
  | ((...all: never[]) => infer Answer)
  | undefined
  ? Awaited<Answer>
  : never

const limit = 50

export const paidProgrammesQuery = queryOptions({
  queryKey: ['applications', 'paid-programmes'],
  queryFn: ({ signal }) => payingApi.get('/api/applications/payments/programmes', { query: {}, signal }),
})

export type PaidProgramme = DataOf<typeof paidProgrammesQuery>['items'][number]

export const dueQuery = (programme: string) =>
  queryOptions({
    queryKey: ['applications', 'due', programme],
    queryFn: ({ signal }) =>
      payingApi.get('/api/applications/payments/due', { query: { programme }, signal }),
  })

export type DueFile = DataOf<ReturnType<typeof dueQuery>>
export type DueRow = DueFile['items'][number]
export type OpenBudget = DueFile['budgets'][number]

export type ItemQuestion = {
  readonly programme?: string
  readonly state?: ItemState
  readonly search?: string
}

export const itemList = (question: ItemQuestion, size = limit) => ({
  key: ['applications', 'payments', question, size],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/payments', {
      query: { ...question, limit: size, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

/** A run takes no more lines than this. */
const runMost = 5000

/** All that waits of what is listed, page by page: a run of a month has as many lines as people on its roll. */
export const waitingItems = (question: ItemQuestion) =>
  queryOptions({
    queryKey: ['applications', 'waiting', question],
    queryFn: async ({ signal }) => {
      const rows: ItemRow[] = []
      for (const state of ['owed', 'failed'] as const) {
        const { load } = itemList({ ...question, state }, 200)
        let cursor: string | undefined
        do {
          const { items, next } = await load(cursor, signal)
          rows.push(...items)
          cursor = next ?? undefined
        } while (cursor !== undefined && rows.length < runMost)
      }
      return rows.slice(0, runMost)
    },
  })

export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemList>['load']>>['items'][number]

export const itemTotals = (question: ItemQuestion) =>
  queryOptions({
    queryKey: ['applications', 'payment-totals', question],
    queryFn: ({ signal }) => payingApi.get('/api/applications/payments/totals', { query: question, signal }),
  })

export const moneyQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'money', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/:id/money', { params: { id }, signal }),
  })

export type MoneyFile = DataOf<ReturnType<typeof moneyQuery>>

export const ownAwardQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'own-award', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/mine/:id/award', { params: { id }, signal }),
  })

export const rollQuery = (programme: string, month: string, within: number | undefined) =>
  queryOptions({
    queryKey: ['applications', 'roll', programme, month, within],
    queryFn: ({ signal }) =>
      payingApi.get('/api/applications/roll', {
        query: { programme, month, ...(within === undefined ? {} : { within }) },
        signal,
      }),
  })

export type RollPreview = DataOf<ReturnType<typeof rollQuery>>
export type RollLine = RollPreview['lines'][number]

export const rollsList = (programme: string | null) => ({
  key: ['applications', 'rolls', programme],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/rolls', {
      query: { limit: 20, ...(programme ? { programme } : {}), ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const keptRollQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'kept-roll', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/rolls/:id', { params: { id }, signal }),
  })

export type KeptRoll = DataOf<ReturnType<typeof keptRollQuery>>

export type AwardQuestion = { readonly search?: string }

export const awardList = (question: AwardQuestion) => ({
  key: ['applications', 'awards', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/awards', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type AwardRow = Awaited<ReturnType<ReturnType<typeof awardList>['load']>>['items'][number]

export const sampleList = {
  key: ['applications', 'samples'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/samples', { query: { limit, ...(cursor ? { cursor } : {}) }, signal }),
}

export const sampleQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'sample', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/samples/:id', { params: { id }, signal }),
  })

export type SampleFile = DataOf<ReturnType<typeof sampleQuery>>

export type FindingQuestion = { readonly state?: FindingState; readonly search?: string }

export const findingList = (question: FindingQuestion) => ({
  key: ['applications', 'findings', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/findings', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const findingQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'finding', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/findings/:id', { params: { id }, signal }),
  })

export type FindingFile = DataOf<ReturnType<typeof findingQuery>>

export type BarQuestion = { readonly search?: string; readonly inForce?: 'true' }

export const barList = (question: BarQuestion) => ({
  key: ['applications', 'bars', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    payingApi.get('/api/applications/bars', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const barQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'bar', id],
    queryFn: ({ signal }) => payingApi.get('/api/applications/bars/:id', { params: { id }, signal }),
  })

export type BarFile = DataOf<ReturnType<typeof barQuery>>
