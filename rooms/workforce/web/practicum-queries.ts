import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { workforceApi } from './queries.ts'

export type PlacementQuestion = {
  readonly search?: string
  readonly state?: 'running' | 'ended'
  readonly waiting?: 'true'
}

export const placementList = (question: PlacementQuestion) => ({
  key: ['practicum', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    workforceApi.get('/api/practicum/placements', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type PlacementRow = Awaited<ReturnType<ReturnType<typeof placementList>['load']>>['items'][number]

export const placementQuery = (id: Id) =>
  queryOptions({
    queryKey: ['practicum', 'one', id],
    queryFn: ({ signal }) => workforceApi.get('/api/practicum/placements/:id', { params: { id }, signal }),
  })
export type PlacementFile = Awaited<ReturnType<NonNullable<ReturnType<typeof placementQuery>['queryFn']>>>
export type HourLine = PlacementFile['lines'][number]

export const myPracticumQuery = queryOptions({
  queryKey: ['practicum', 'mine'],
  queryFn: ({ signal }) => workforceApi.get('/api/practicum/mine', { signal }),
})

export const signingQuery = queryOptions({
  queryKey: ['practicum', 'signing'],
  queryFn: ({ signal }) => workforceApi.get('/api/practicum/signing', { signal }),
})

export const practicumAccountsQuery = (organisation: Id | null) =>
  queryOptions({
    queryKey: ['practicum', 'accounts', organisation],
    queryFn: ({ signal }) =>
      workforceApi.get('/api/practicum/accounts', { query: { organisation: organisation ?? '' }, signal }),
    enabled: organisation !== null,
  })

export const studentFactsQuery = (id: Id, from: string | null) =>
  queryOptions({
    queryKey: ['practicum', 'facts', id, from],
    queryFn: ({ signal }) =>
      workforceApi.get('/api/practicum/students/:id/facts', {
        params: { id },
        query: from ? { from } : {},
        signal,
      }),
  })

/** Agencies in which the reader may place students, for a picker. */
export async function searchHosts(typed: string, signal: AbortSignal): Promise<readonly Found<Id>[]> {
  const { items } = await workforceApi.get('/api/practicum/hosts', {
    query: typed ? { search: typed } : {},
    signal,
  })
  return items.map(({ id, name }) => ({ value: id, label: name }))
}
