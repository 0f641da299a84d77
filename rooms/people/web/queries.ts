import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { peopleContract } from '../contract.ts'

export const peopleApi = client<typeof peopleContract>()

/** What narrows the list of people; empty fields are left out. */
export type PeopleQuestion = {
  readonly search?: string
  readonly category?: string
  readonly state?: 'on-register' | 'active' | 'paused' | 'moved-away' | 'died' | 'closed' | 'all'
  readonly responsible?: string
  readonly division?: DivisionCode
  readonly station?: string
  readonly sex?: 1 | 2
  readonly ageFrom?: number
  readonly ageTo?: number
}

export const peopleList = (question: PeopleQuestion, atOnce = 30) => ({
  key: ['people', 'list', question, atOnce],
  load: (cursor: string | undefined, signal: AbortSignal) => askPeople(question, cursor, atOnce, signal),
})

/** The first page also counts, up to a thousand. */
export const peopleCount = (question: PeopleQuestion) =>
  queryOptions({
    queryKey: ['people', 'count', question],
    queryFn: async ({ signal }) => (await askPeople(question, undefined, 1, signal)).count ?? null,
  })

const askPeople = (
  question: PeopleQuestion,
  cursor: string | undefined,
  limit: number,
  signal: AbortSignal,
) => peopleApi.get('/api/people', { query: { ...question, limit, ...(cursor ? { cursor } : {}) }, signal })

export const personQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'person', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id', { params: { id }, signal }),
  })

/** The name alone: the whole file would count as a look at its sensitive fields. */
export const personNameQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'name', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id/name', { params: { id }, signal }),
  })

export type PersonFile = Awaited<ReturnType<NonNullable<ReturnType<typeof personQuery>['queryFn']>>>
export type PersonRow = Awaited<ReturnType<typeof askPeople>>['items'][number]

/** Categories, codes and purposes with their words; they change with a release, not while one works. */
export const vocabularyQuery = queryOptions({
  queryKey: ['people', 'vocabulary'],
  queryFn: ({ signal }) => peopleApi.get('/api/people/vocabulary', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export type Vocabulary = Awaited<ReturnType<NonNullable<typeof vocabularyQuery.queryFn>>>

export const householdQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'household', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/households/:id', { params: { id }, signal }),
  })

export type HouseholdFile = Awaited<ReturnType<NonNullable<ReturnType<typeof householdQuery>['queryFn']>>>

export const consentsQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'consents', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id/consents', { params: { id }, signal }),
  })

export const categoryHistoryQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'categories', id],
    queryFn: ({ signal }) => peopleApi.get('/api/people/:id/categories', { params: { id }, signal }),
  })
