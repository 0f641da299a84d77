import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { regionsContract } from '../contract.ts'

export const regionsApi = client<typeof regionsContract>()

export type StationQuestion = {
  readonly search?: string
  readonly kind?: string
  readonly function?: string
  readonly state?: 'open' | 'closed' | 'all'
}

export const stationList = (question: StationQuestion) => ({
  key: ['regions', 'stations', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    regionsApi.get('/api/stations', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type StationRow = Awaited<ReturnType<ReturnType<typeof stationList>['load']>>['items'][number]

export const stationQuery = (station: Id) =>
  queryOptions({
    queryKey: ['regions', 'station', station],
    queryFn: ({ signal }) => regionsApi.get('/api/stations/:station', { params: { station }, signal }),
  })

export type StationFile = Awaited<ReturnType<NonNullable<ReturnType<typeof stationQuery>['queryFn']>>>

/** Functions and rooms of a station with their days. */
export const stationPartsQuery = (station: Id) =>
  queryOptions({
    queryKey: ['regions', 'station-parts', station],
    queryFn: ({ signal }) => regionsApi.get('/api/stations/:station/parts', { params: { station }, signal }),
  })

export type StationPartsFile = Awaited<
  ReturnType<NonNullable<ReturnType<typeof stationPartsQuery>['queryFn']>>
>

/** A division with what lies above it; names change too rarely to ask twice in a sitting. */
export const divisionQuery = (code: DivisionCode) =>
  queryOptions({
    queryKey: ['regions', 'division', code],
    queryFn: ({ signal }) => regionsApi.get('/api/divisions/:code', { params: { code }, signal }),
    staleTime: 600_000,
  })

/** The same for who has no account: name and path. */
export const publicDivisionQuery = (code: DivisionCode) =>
  queryOptions({
    queryKey: ['regions', 'public-division', code],
    queryFn: async ({ signal }) => {
      const { items } = await regionsApi.get('/api/public/divisions', { query: { code }, signal })
      return items[0] ?? null
    },
    staleTime: 600_000,
  })

export const kindsQuery = queryOptions({
  queryKey: ['regions', 'kinds'],
  queryFn: ({ signal }) => regionsApi.get('/api/station-kinds', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const coverageQuery = (within: number) =>
  queryOptions({
    queryKey: ['regions', 'coverage', within],
    queryFn: ({ signal }) => regionsApi.get('/api/station-coverage', { query: { within }, signal }),
  })

/** What a merger would move; asked anew each time, because records come in meanwhile. */
export const mergerPreview = ({ code, into, from }: { code: DivisionCode; into: DivisionCode; from: Day }) =>
  queryOptions({
    queryKey: ['regions', 'merger', code, into, from],
    queryFn: ({ signal }) =>
      regionsApi.get('/api/divisions/:code/merger', { params: { code }, query: { into, from }, signal }),
    staleTime: 0,
  })

export const mergerList = () => ({
  key: ['regions', 'mergers'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    regionsApi.get('/api/division-mergers', { query: { limit: 50, ...(cursor ? { cursor } : {}) }, signal }),
})

export type MergerRow = Awaited<ReturnType<ReturnType<typeof mergerList>['load']>>['items'][number]
/** All divisions right below one: at most some two hundred. */
export const divisionChildrenQuery = (parent: DivisionCode) =>
  queryOptions({
    queryKey: ['regions', 'children', parent],
    queryFn: ({ signal }) =>
      regionsApi.get('/api/divisions/:code/children', {
        params: { code: parent },
        query: { limit: 200 },
        signal,
      }),
    staleTime: 600_000,
  })
