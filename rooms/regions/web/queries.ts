import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { regionsContract } from '../contract.ts'

export const regionsApi = client<typeof regionsContract>()

export type StationQuestion = {
  readonly search?: string
  readonly kind?: string
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

/** Divisions for a picker, by name, pinyin, initials or code, with the path that tells two of one name apart. */
export async function searchDivisions(typed: string, signal: AbortSignal): Promise<readonly Found<number>[]> {
  const { items } = await regionsApi.get('/api/divisions', { query: { text: typed, limit: 12 }, signal })
  return items.map((division) => ({ value: division.code, label: division.name, detail: division.path }))
}

/** Stations in reach for a picker. */
export async function searchStations(typed: string, signal: AbortSignal): Promise<readonly Found<string>[]> {
  const { items } = await regionsApi.get('/api/stations', {
    query: { limit: 12, ...(typed ? { search: typed } : {}) },
    signal,
  })
  return items.map((station) => ({ value: station.id, label: station.name, detail: station.division.path }))
}
