import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import type { LegalForm, ListKind, RegistrationStatus, ReportState } from '../domain/registry/codes.ts'
import { organisationsApi } from './queries.ts'

export type RegistryQuestion = {
  readonly search?: string
  readonly legalForm?: LegalForm
  readonly status?: RegistrationStatus
  readonly listed?: ListKind
}

export const registryList = (question: RegistryQuestion) => ({
  key: ['organisations', 'registry', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    organisationsApi.get('/api/registry', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type RegistryLine = Awaited<ReturnType<ReturnType<typeof registryList>['load']>>['items'][number]

export const registryQuery = (id: Id) =>
  queryOptions({
    queryKey: ['organisations', 'registry', 'one', id],
    queryFn: ({ signal }) => organisationsApi.get('/api/registry/:id', { params: { id }, signal }),
  })
export type RegistryFile = Awaited<ReturnType<NonNullable<ReturnType<typeof registryQuery>['queryFn']>>>
export type Entry = NonNullable<RegistryFile['entry']>
export type Report = RegistryFile['reports'][number]
export type Listing = RegistryFile['listings'][number]
export type Penalty = RegistryFile['penalties'][number]

export type ReportQuestion = { readonly year: number; readonly state?: ReportState; readonly search?: string }

export const reportList = (question: ReportQuestion) => ({
  key: ['organisations', 'reports', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    organisationsApi.get('/api/registry/reports', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type OwedReport = Awaited<ReturnType<ReturnType<typeof reportList>['load']>>['items'][number]

export const reportCountsQuery = (year: number) =>
  queryOptions({
    queryKey: ['organisations', 'reports', 'counts', year],
    queryFn: ({ signal }) =>
      organisationsApi.get('/api/registry/reports', { query: { year, limit: 1 }, signal }),
  })

export const calendarQuery = (authority: number, year: number) =>
  queryOptions({
    queryKey: ['organisations', 'calendar', authority, year],
    queryFn: ({ signal }) =>
      organisationsApi.get('/api/registry/calendar', { query: { authority, year }, signal }),
  })

export const drawList = {
  key: ['organisations', 'draws'],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    organisationsApi.get('/api/registry-draws', {
      query: { limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
}
export type DrawLine = Awaited<ReturnType<typeof drawList.load>>['items'][number]

export const drawQuery = (id: Id) =>
  queryOptions({
    queryKey: ['organisations', 'draw', id],
    queryFn: ({ signal }) => organisationsApi.get('/api/registry-draws/:id', { params: { id }, signal }),
  })
export type DrawFile = Awaited<ReturnType<NonNullable<ReturnType<typeof drawQuery>['queryFn']>>>

export const publicSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ['organisations', 'public', search],
    queryFn: ({ signal }) => organisationsApi.get('/api/public/organisations', { query: { search }, signal }),
    enabled: search.length >= 2,
  })

export const extractQuery = (code: string) =>
  queryOptions({
    queryKey: ['organisations', 'extract', code],
    queryFn: ({ signal }) =>
      organisationsApi.get('/api/public/organisations/:code', { params: { code }, signal }),
  })
