import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import type { communityContract } from '../../contract.ts'
import type { ActivityKind, ActivityState } from '../../domain/community/codes.ts'

export const communityApi = client<typeof communityContract>()

/** What narrows the list; the same names as in the address of the API. */
export type ActivityQuestion = {
  readonly search?: string | undefined
  readonly kind?: ActivityKind | undefined
  readonly state?: ActivityState | undefined
  readonly month?: string | undefined
  readonly joint?: 'true' | undefined
}

export const activityList = (question: ActivityQuestion, limit = 20) => ({
  key: ['activities', 'community', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    communityApi.get('/api/activities', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type ActivityRow = Awaited<ReturnType<ReturnType<typeof activityList>['load']>>['items'][number]

export const activityQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'community', 'one', id],
    queryFn: ({ signal }) => communityApi.get('/api/activities/:id', { params: { id }, signal }),
  })

export type ActivityDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof activityQuery>['queryFn']>>>

export const signInList = (id: Id, search: string, all: boolean) => ({
  key: ['activities', 'community', 'sign-ins', id, search, all],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    communityApi.get('/api/activities/:id/sign-ins', {
      params: { id },
      query: {
        limit: 100,
        ...(search ? { search } : {}),
        ...(all ? { all: 'true' as const } : {}),
        ...(cursor ? { cursor } : {}),
      },
      signal,
    }),
})

export type SignInRow = Awaited<ReturnType<ReturnType<typeof signInList>['load']>>['items'][number]

export const signUpsQuery = (id: Id) =>
  queryOptions({
    queryKey: ['activities', 'community', 'sign-ups', id],
    queryFn: ({ signal }) => communityApi.get('/api/activities/:id/sign-ups', { params: { id }, signal }),
  })

/** Stations of the province, for a partner: also those that the lead's own people may not look into. */
export const searchPartners =
  (station: Id | null) =>
  async (text: string, signal: AbortSignal): Promise<readonly Found<Id>[]> => {
    if (!station || text === '') return []
    const { items } = await communityApi.get('/api/activities/partners', { query: { text, station }, signal })
    return items.map(({ id, name }) => ({ value: id, label: name }))
  }
