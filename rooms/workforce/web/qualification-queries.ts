import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { workforceApi } from './queries.ts'

export const qualificationsQuery = (id: Id) =>
  queryOptions({
    queryKey: ['workforce', 'qualifications', id],
    queryFn: ({ signal }) =>
      workforceApi.get('/api/workforce/:id/qualifications', { params: { id }, signal }),
  })
export type Qualifications = Awaited<
  ReturnType<NonNullable<ReturnType<typeof qualificationsQuery>['queryFn']>>
>
export type Registration = Qualifications['registrations'][number]
export type Study = Qualifications['studies'][number]
export type Award = Qualifications['awards'][number]

export const workerFactsQuery = (id: Id, on: string) =>
  queryOptions({
    queryKey: ['workforce', 'facts', id, on],
    queryFn: ({ signal }) =>
      workforceApi.get('/api/workforce/:id/facts', { params: { id }, query: { on }, signal }),
  })
export type WorkerFacts = Awaited<ReturnType<NonNullable<ReturnType<typeof workerFactsQuery>['queryFn']>>>
