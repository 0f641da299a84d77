import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import { client } from '../../../../platform/web/client.ts'
import type { judgingContract } from '../../contract/judging.ts'

export const judgingApi = client<typeof judgingContract>()

export const roundsQuery = queryOptions({
  queryKey: ['applications', 'rounds'],
  queryFn: ({ signal }) => judgingApi.get('/api/applications/rounds', { signal }),
})

export const roundQuery = (round: string) =>
  queryOptions({
    queryKey: ['applications', 'round', round],
    queryFn: ({ signal }) => judgingApi.get('/api/applications/rounds/:round', { params: { round }, signal }),
  })

export const nominationRoundsQuery = queryOptions({
  queryKey: ['applications', 'nomination-rounds'],
  queryFn: ({ signal }) => judgingApi.get('/api/applications/nomination-rounds', { signal }),
})

export const nominationQuery = (round: string) =>
  queryOptions({
    queryKey: ['applications', 'nomination', round],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/rounds/:round/nomination', { params: { round }, signal }),
  })

export const panelQuery = (round: string) =>
  queryOptions({
    queryKey: ['applications', 'panel', round],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/rounds/:round/panel', { params: { round }, signal }),
  })

export const assignmentsQuery = (round: string) =>
  queryOptions({
    queryKey: ['applications', 'assignments', round],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/rounds/:round/reviews', { params: { round }, signal }),
  })

export const rankingQuery = (round: string) =>
  queryOptions({
    queryKey: ['applications', 'ranking', round],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/rounds/:round/ranking', { params: { round }, signal }),
  })

export const myReviewsQuery = queryOptions({
  queryKey: ['applications', 'my-reviews'],
  queryFn: ({ signal }) => judgingApi.get('/api/applications/my-reviews', { signal }),
})

export const reviewQuery = (review: string) =>
  queryOptions({
    queryKey: ['applications', 'my-review', review],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/my-reviews/:review', { params: { review }, signal }),
  })

export const bodyNoticesQuery = queryOptions({
  queryKey: ['applications', 'notices'],
  queryFn: ({ signal }) => judgingApi.get('/api/applications/notices', { signal }),
})

export const bodyNoticeQuery = (notice: string) =>
  queryOptions({
    queryKey: ['applications', 'notice', notice],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/notices/:notice', { params: { notice }, signal }),
  })

export const noticeDraftQuery = (programme: string, round: string | undefined, from?: Day) =>
  queryOptions({
    queryKey: ['applications', 'notice-draft', programme, round ?? '', from ?? ''],
    queryFn: ({ signal }) =>
      judgingApi.get('/api/applications/notice-draft', {
        query: { programme, ...(round ? { round } : {}), ...(from ? { from } : {}) },
        signal,
      }),
  })

export const publicNoticesList = (query: { at?: string; q?: string; state: 'running' | 'over' | 'all' }) => ({
  key: ['public-notices', 'list', query],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    judgingApi.get('/api/public/notices', { query: { ...query, ...(cursor ? { cursor } : {}) }, signal }),
})

export const publicNoticeQuery = (notice: string) =>
  queryOptions({
    queryKey: ['public-notices', notice],
    queryFn: ({ signal }) => judgingApi.get('/api/public/notices/:notice', { params: { notice }, signal }),
  })

type Of<Q extends { queryFn?: unknown }> = Q['queryFn'] extends ((...given: never[]) => infer A) | undefined
  ? Awaited<A>
  : never

export type RoundLine = Of<typeof roundsQuery>['items'][number]
export type Round = Of<ReturnType<typeof roundQuery>>
export type Nomination = Of<ReturnType<typeof nominationQuery>>
export type Panel = Of<ReturnType<typeof panelQuery>>
export type Assignments = Of<ReturnType<typeof assignmentsQuery>>
export type Ranking = Of<ReturnType<typeof rankingQuery>>
export type MyReviews = Of<typeof myReviewsQuery>
export type Review = Of<ReturnType<typeof reviewQuery>>
export type BodyNotice = Of<ReturnType<typeof bodyNoticeQuery>>
export type NoticeDraft = Of<ReturnType<typeof noticeDraftQuery>>
export type PublicNotice = Of<ReturnType<typeof publicNoticeQuery>>

/** What may have changed after any act on a round. */
export const renewed = [['applications'], ['duties']] as const
