import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { volunteersContract } from '../contract.ts'
import type { Intention } from '../domain/codes.ts'

export const volunteersApi = client<typeof volunteersContract>()

/** What narrows the register; the same names as in the address of the API. */
export type VolunteerQuestion = {
  readonly search?: string
  readonly registration?: 'registered' | 'unregistered'
  readonly intention?: Intention
  readonly state?: 'active' | 'left' | 'all'
}

export const volunteerList = (question: VolunteerQuestion) => ({
  key: ['volunteers', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    volunteersApi.get('/api/volunteers', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type VolunteerRow = Awaited<ReturnType<ReturnType<typeof volunteerList>['load']>>['items'][number]

export const volunteerTotals = (question: VolunteerQuestion) =>
  queryOptions({
    queryKey: ['volunteers', 'totals', question],
    queryFn: ({ signal }) => volunteersApi.get('/api/volunteers/totals', { query: question, signal }),
  })

export const volunteerQuery = (id: Id) =>
  queryOptions({
    queryKey: ['volunteers', 'one', id],
    queryFn: ({ signal }) => volunteersApi.get('/api/volunteers/:id', { params: { id }, signal }),
  })

export type VolunteerFile = Awaited<ReturnType<NonNullable<ReturnType<typeof volunteerQuery>['queryFn']>>>
