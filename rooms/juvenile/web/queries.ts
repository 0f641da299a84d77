import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { juvenileContract } from '../contract.ts'
import type { Stage } from '../domain/codes.ts'

export const juvenileApi = client<typeof juvenileContract>()

export const fileList = (question: { readonly stage?: Stage }, limit = 20) => ({
  key: ['juvenile', 'files', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    juvenileApi.get('/api/juvenile/files', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type FileLine = Awaited<ReturnType<ReturnType<typeof fileList>['load']>>['items'][number]

export const referralList = (limit = 20) => ({
  key: ['juvenile', 'referrals', limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    juvenileApi.get('/api/juvenile/referrals', { query: { limit, ...(cursor ? { cursor } : {}) }, signal }),
})

export type ReferralLine = Awaited<ReturnType<ReturnType<typeof referralList>['load']>>['items'][number]

export const fileQuery = (id: Id) =>
  queryOptions({
    queryKey: ['juvenile', 'file', id],
    queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/files/:id', { params: { id }, signal }),
  })

export type JuvenileFile = Awaited<ReturnType<NonNullable<ReturnType<typeof fileQuery>['queryFn']>>>

export const workersQuery = queryOptions({
  queryKey: ['juvenile', 'workers'],
  queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/workers', { signal }),
})

export const membersQuery = queryOptions({
  queryKey: ['juvenile', 'members'],
  queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/members', { signal }),
})

export const countsQuery = queryOptions({
  queryKey: ['juvenile', 'counts'],
  queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/counts', { signal }),
})

export const bodyTasksQuery = queryOptions({
  queryKey: ['juvenile', 'tasks'],
  queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/tasks', { signal }),
})

export type BodyTask = Awaited<ReturnType<NonNullable<typeof bodyTasksQuery.queryFn>>>['items'][number]

export const requestsQuery = queryOptions({
  queryKey: ['juvenile', 'requests'],
  queryFn: ({ signal }) => juvenileApi.get('/api/juvenile/access-requests', { signal }),
})

export type AccessRequest = Awaited<ReturnType<NonNullable<typeof requestsQuery.queryFn>>>['items'][number]

export const archiveQuery = (id: Id) =>
  queryOptions({
    queryKey: ['juvenile', 'archive', id],
    queryFn: ({ signal }) =>
      juvenileApi.get('/api/juvenile/access-requests/:id/archive', { params: { id }, signal }),
    // Gone from the memory of the browser with the page.
    gcTime: 0,
    retry: false,
  })

export type Archive = Awaited<ReturnType<NonNullable<ReturnType<typeof archiveQuery>['queryFn']>>>

/** Whatever a command of this room may change on its other screens. */
export const renewedByJuvenile = [['juvenile']] as const
