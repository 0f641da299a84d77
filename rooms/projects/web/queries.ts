import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { client } from '../../../platform/web/client.ts'
import type { projectsContract } from '../contract.ts'

export const projectsApi = client<typeof projectsContract>()

export type ListQuestion = {
  readonly search?: string
  readonly state?: 'draft' | 'in-force' | 'closed'
  readonly station?: string
}

export const serviceLists = (question: ListQuestion) => ({
  key: ['projects', 'lists', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    projectsApi.get('/api/service-lists', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type ListRow = Awaited<ReturnType<ReturnType<typeof serviceLists>['load']>>['items'][number]

export const serviceListQuery = (list: string, on: Day) =>
  queryOptions({
    queryKey: ['projects', 'list', list, on],
    queryFn: ({ signal }) =>
      projectsApi.get('/api/service-lists/:list', { params: { list }, query: { on }, signal }),
    placeholderData: keepPreviousData,
  })

export type ServiceList = Awaited<ReturnType<NonNullable<ReturnType<typeof serviceListQuery>['queryFn']>>>
export type ServiceLine = ServiceList['items'][number]

export const exportServiceList = (list: string, on: Day) =>
  projectsApi.file('/api/service-lists/:list/export', { params: { list }, query: { on } })
