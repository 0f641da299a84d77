import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { peopleApi } from '../queries.ts'

/** Pairs that may be one person, the likeliest first. */
export const duplicateList = {
  key: ['people', 'duplicates'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    peopleApi.get('/api/people/duplicates', { query: { limit: 20, ...(cursor ? { cursor } : {}) }, signal }),
}

export type DuplicatePair = Awaited<ReturnType<typeof duplicateList.load>>['items'][number]

export const mergeList = {
  key: ['people', 'merges'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    peopleApi.get('/api/people/merges', { query: { limit: 20, ...(cursor ? { cursor } : {}) }, signal }),
}

export type MergeLine = Awaited<ReturnType<typeof mergeList.load>>['items'][number]

/** What a merge would do; asked anew each time, because it names the versions that are merged. */
export const mergePreviewQuery = (survivor: Id, other: Id) =>
  queryOptions({
    queryKey: ['people', 'merge-preview', survivor, other],
    queryFn: ({ signal }) =>
      peopleApi.get('/api/people/merges/preview', { query: { survivor, other }, signal }),
    staleTime: 0,
  })

export type MergePreview = Awaited<ReturnType<NonNullable<ReturnType<typeof mergePreviewQuery>['queryFn']>>>
export type MergeField = MergePreview['fields'][number]
