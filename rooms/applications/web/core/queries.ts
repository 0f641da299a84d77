import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { Programme } from '../../../programmes/index.ts'
import type { applicationsContract } from '../../contract.ts'
import type { stageActors } from '../../domain/core/acting.ts'

export const applicationsApi = client<typeof applicationsContract>()

/** After any act of this room, and of those that it changes. */
export const renewed = [['applications'], ['duties'], ['organisations']] as const

export const offeredQuery = () =>
  queryOptions({
    queryKey: ['applications', 'offered'],
    queryFn: ({ signal }) => applicationsApi.get('/api/applications/programmes', { signal }),
  })

export const mineList = () => ({
  key: ['applications', 'mine'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    applicationsApi.get('/api/applications/mine', {
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const ownQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'own', id],
    queryFn: ({ signal }) => applicationsApi.get('/api/applications/mine/:id', { params: { id }, signal }),
  })

export type InboxQuestion = {
  readonly programme?: string
  readonly stage?: string
  readonly who?: (typeof stageActors)[number]
  readonly state?: 'open' | 'ended' | 'overdue'
  readonly search?: string
}

export const inboxList = (question: InboxQuestion) => ({
  key: ['applications', 'inbox', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    applicationsApi.get('/api/applications', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const countsQuery = () =>
  queryOptions({
    queryKey: ['applications', 'counts'],
    queryFn: ({ signal }) => applicationsApi.get('/api/applications/counts', { signal }),
  })

export const fullQuery = (id: Id) =>
  queryOptions({
    queryKey: ['applications', 'full', id],
    queryFn: ({ signal }) => applicationsApi.get('/api/applications/:id', { params: { id }, signal }),
  })

type AnswerOf<Q extends { queryFn?: unknown }> = Awaited<
  ReturnType<Extract<NonNullable<Q['queryFn']>, (...given: never[]) => unknown>>
>

export type OwnApplication = AnswerOf<ReturnType<typeof ownQuery>>
export type FullApplication = AnswerOf<ReturnType<typeof fullQuery>>
export type Offered = AnswerOf<ReturnType<typeof offeredQuery>>['items'][number]
export type StageCounted = AnswerOf<ReturnType<typeof countsQuery>>['items'][number]
export type InboxLine = Awaited<ReturnType<ReturnType<typeof inboxList>['load']>>['items'][number]
export type MineLine = Awaited<ReturnType<ReturnType<typeof mineList>['load']>>['items'][number]
export type KnownFact = OwnApplication['facts'][number]
export type ShownEvent = OwnApplication['history'][number]

/** The definition as the engine takes it: the server sends what it read and checked. */
export const programmeIn = ({ definition }: { readonly definition: object }): Programme =>
  definition as unknown as Programme
