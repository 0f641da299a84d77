import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { consortiumContract } from '../contract.ts'
import type { CaseState } from '../domain/case-collection.ts'
import type { NeedKind, Urgency } from '../domain/needs.ts'
import type { NeedState, Tier } from '../domain/pipeline.ts'

export const consortiumApi = client<typeof consortiumContract>()

/** What narrows the list of needs; the same names as in the address of the API. */
export type NeedQuestion = {
  readonly kind?: NeedKind
  readonly state?: NeedState | 'standing'
  readonly tier?: Tier
  readonly urgency?: Urgency
}

export const needList = (question: NeedQuestion) => ({
  key: ['consortium', 'needs', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    consortiumApi.get('/api/screening-needs', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type NeedRow = Awaited<ReturnType<ReturnType<typeof needList>['load']>>['items'][number]

export const needSummary = queryOptions({
  queryKey: ['consortium', 'summary'],
  queryFn: ({ signal }) => consortiumApi.get('/api/screening-needs/summary', { query: {}, signal }),
})

export const screeningList = (question: {
  readonly state: 'waiting' | 'screened'
  readonly line?: 'relief' | 'none'
}) => ({
  key: ['consortium', 'screenings', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    consortiumApi.get('/api/screenings', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type ScreeningLine = Awaited<ReturnType<ReturnType<typeof screeningList>['load']>>['items'][number]

export const clientQuery = (person: Id) =>
  queryOptions({
    queryKey: ['consortium', 'client', person],
    queryFn: ({ signal }) =>
      consortiumApi.get('/api/screenings/clients/:person', { params: { person }, signal }),
  })
export type ClientFile = Awaited<ReturnType<NonNullable<ReturnType<typeof clientQuery>['queryFn']>>>
export type ClientNeed = ClientFile['needs'][number]

/** What a need may be matched with, for a picker; the value tells resource and body apart. */
export const searchOffers =
  (need: Id) =>
  async (typed: string, signal: AbortSignal): Promise<readonly Found<string>[]> => {
    const { items } = await consortiumApi.get('/api/screening-needs/:need/offers', {
      params: { need },
      query: typed ? { search: typed } : {},
      signal,
    })
    return items.map(({ kind, id, name, detail }) => ({ value: `${kind}:${id}`, label: name, detail }))
  }

/** Who may be given the task of a need at a tier. */
export const searchPerformers =
  (need: Id, tier: Tier, wanted: 'adviser' | 'worker' | 'volunteer') =>
  async (typed: string, signal: AbortSignal): Promise<readonly Found<Id>[]> => {
    const { items } = await consortiumApi.get('/api/screening-needs/:need/performers', {
      params: { need },
      query: { tier, ...(typed ? { search: typed } : {}) },
      signal,
    })
    return items
      .filter(({ performer }) => performer === wanted)
      .map(({ id, name }) => ({ value: id, label: name }))
  }

export const screeningLists = {
  key: ['consortium', 'lists'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    consortiumApi.get('/api/screening-lists', {
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
}
export type ListLine = Awaited<ReturnType<typeof screeningLists.load>>['items'][number]

export const forumList = {
  key: ['consortium', 'forums'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    consortiumApi.get('/api/forums', { query: { limit: 50, ...(cursor ? { cursor } : {}) }, signal }),
}
export type ForumRow = Awaited<ReturnType<typeof forumList.load>>['items'][number]

export const forumQuery = (forum: Id) =>
  queryOptions({
    queryKey: ['consortium', 'forum', forum],
    queryFn: ({ signal }) => consortiumApi.get('/api/forums/:forum', { params: { forum }, signal }),
  })
export type ForumFile = Awaited<ReturnType<NonNullable<ReturnType<typeof forumQuery>['queryFn']>>>
export type ForumPart = ForumFile['parts'][number]

export const caseList = (question: {
  readonly forum?: Id
  readonly state?: CaseState
  readonly search?: string
}) => ({
  key: ['consortium', 'cases', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    consortiumApi.get('/api/forum-cases', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type CaseLine = Awaited<ReturnType<ReturnType<typeof caseList>['load']>>['items'][number]
