import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { activitiesContract } from '../contract.ts'
import type { VisitMethod, VisitPurpose } from '../domain/visit-codes.ts'

export const activitiesApi = client<typeof activitiesContract>()

/** What narrows a list of visits; the same names as in the address of the API. */
export type VisitQuestion = {
  readonly person?: string
  readonly station?: string
  readonly division?: number
  readonly month?: string
  readonly mine?: 'true'
  readonly method?: VisitMethod
  readonly purpose?: VisitPurpose
}

export const visitList = (question: VisitQuestion, limit = 20) => ({
  key: ['activities', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    activitiesApi.get('/api/visits', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type VisitRow = Awaited<ReturnType<ReturnType<typeof visitList>['load']>>['items'][number]

export const visitQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'visit', id],
    queryFn: ({ signal }) => activitiesApi.get('/api/visits/:id', { params: { id }, signal }),
  })

export type VisitDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof visitQuery>['queryFn']>>>

export const visitDefaults = (person: Id) =>
  queryOptions({
    queryKey: ['activities', 'defaults', person],
    queryFn: ({ signal }) => activitiesApi.get('/api/visits/defaults', { query: { person }, signal }),
    // Once for a form: asked again it would take the cursor from where somebody is writing.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })

export type VisitDefaults = Awaited<ReturnType<NonNullable<ReturnType<typeof visitDefaults>['queryFn']>>>

export const mySummary = queryOptions({
  queryKey: ['activities', 'mine'],
  queryFn: ({ signal }) => activitiesApi.get('/api/visits/mine/summary', { signal }),
})
