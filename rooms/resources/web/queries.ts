import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { resourcesContract } from '../contract.ts'
import type { ResourceKind } from '../domain/kinds.ts'

export const resourcesApi = client<typeof resourcesContract>()

/** What narrows the list; the same names as in the address of the API. */
export type ResourceQuestion = {
  readonly search?: string
  readonly kind?: ResourceKind
  readonly overdue?: 'true'
  readonly from?: string
  readonly to?: string
}

export const resourceList = (question: ResourceQuestion) => ({
  key: ['resources', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    resourcesApi.get('/api/resources', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type ResourceRow = Awaited<ReturnType<ReturnType<typeof resourceList>['load']>>['items'][number]

export const resourceTotals = (question: ResourceQuestion) =>
  queryOptions({
    queryKey: ['resources', 'totals', question],
    queryFn: ({ signal }) => resourcesApi.get('/api/resources/totals', { query: question, signal }),
  })

export const resourceQuery = (id: Id) =>
  queryOptions({
    queryKey: ['resources', 'one', id],
    queryFn: ({ signal }) => resourcesApi.get('/api/resources/:id', { params: { id }, signal }),
  })

export type ResourceFile = Awaited<ReturnType<NonNullable<ReturnType<typeof resourceQuery>['queryFn']>>>
