import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { publicRequestsContract, requestsContract } from '../../contract.ts'
import type { RequestNeed, RequestSource, RequestUrgency } from '../../domain/requests/codes.ts'

export const requestsApi = client<typeof requestsContract>()
export const askApi = client<typeof publicRequestsContract>()

export type RequestTab = 'waiting' | 'mine' | 'overdue' | 'accepted' | 'settled'

/** What narrows the inbox; the same names as in the address of the API. */
export type RequestQuestion = {
  readonly tab?: RequestTab
  readonly source?: RequestSource
  readonly need?: RequestNeed
  readonly urgency?: RequestUrgency
  readonly division?: number
  readonly person?: Id
  readonly search?: string
  readonly unanswered?: 'true'
}

export const requestList = (question: RequestQuestion, limit = 20) => ({
  key: ['intake', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    requestsApi.get('/api/requests', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type RequestLine = Awaited<ReturnType<ReturnType<typeof requestList>['load']>>['items'][number]

export const requestCountsQuery = queryOptions({
  queryKey: ['intake', 'counts'],
  queryFn: ({ signal }) => requestsApi.get('/api/requests/counts', { signal }),
})

export const requestQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'request', id],
    queryFn: ({ signal }) => requestsApi.get('/api/requests/:id', { params: { id }, signal }),
  })

export type RequestFile = Awaited<ReturnType<NonNullable<ReturnType<typeof requestQuery>['queryFn']>>>

export const colleaguesQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'colleagues', id],
    queryFn: ({ signal }) => requestsApi.get('/api/requests/:id/colleagues', { params: { id }, signal }),
  })

export const lookalikesQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'lookalikes', id],
    queryFn: ({ signal }) => requestsApi.get('/api/requests/:id/lookalikes', { params: { id }, signal }),
  })

export const filedList = (limit = 20) => ({
  key: ['intake', 'filed', limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    requestsApi.get('/api/requests/filed', { query: { limit, ...(cursor ? { cursor } : {}) }, signal }),
})

export type FiledLine = Awaited<ReturnType<ReturnType<typeof filedList>['load']>>['items'][number]

export const filedQuery = (id: Id) =>
  queryOptions({
    queryKey: ['intake', 'filed-one', id],
    queryFn: ({ signal }) => requestsApi.get('/api/requests/filed/:id', { params: { id }, signal }),
  })

/** What lies below a place, on the public page. */
export const askPlacesQuery = (within: number | null) =>
  queryOptions({
    queryKey: ['ask', 'places', within],
    queryFn: ({ signal }) =>
      askApi.get('/api/public/requests/places', { query: within === null ? {} : { within }, signal }),
    meta: { visitorsToo: true },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Whatever an act on a request may change on other screens. */
export const renewedByRequests = [['intake'], ['duties'], ['indicators'], ['people']] as const
