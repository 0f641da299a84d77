import { queryOptions } from '@tanstack/react-query'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { client } from '../../../../platform/web/client.ts'
import type { assessmentsContract } from '../../contract/assessments.ts'
import type { ElderFilters, eldersContract } from '../../contract/elders.ts'
import type { riskFilesContract } from '../../contract/risk-files.ts'
import type { riskOverviewContract } from '../../contract/risk-overview.ts'

export const assessmentsApi = client<typeof assessmentsContract>()
export const eldersApi = client<typeof eldersContract>()
export const riskFilesApi = client<typeof riskFilesContract>()
export const riskOverviewApi = client<typeof riskOverviewContract>()

export type Waiting = 'overdue' | 'station-head' | 'centre' | 'signature' | 'review' | 'provisional'

/** What narrows a list of files; the same names as in the address of the API. */
export type RiskQuestion = {
  readonly about?: 'child' | 'elder'
  readonly grade?: string
  readonly station?: string
  readonly person?: string
  readonly waiting?: Waiting
  readonly mine?: 'true'
  readonly state?: 'closed'
  readonly division?: DivisionCode
  readonly search?: string
}

export const riskFileList = (question: RiskQuestion, limit = 20) => ({
  key: ['assessment', 'files', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    riskFilesApi.get('/api/risk-files', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type RiskFileLine = Awaited<ReturnType<ReturnType<typeof riskFileList>['load']>>['items'][number]

export const riskFileQuery = (id: Id) =>
  queryOptions({
    queryKey: ['assessment', 'file', id],
    queryFn: ({ signal }) => riskFilesApi.get('/api/risk-files/:id', { params: { id }, signal }),
  })

export type RiskFile = Awaited<ReturnType<NonNullable<ReturnType<typeof riskFileQuery>['queryFn']>>>

export const riskCountsQuery = queryOptions({
  queryKey: ['assessment', 'counts'],
  queryFn: ({ signal }) => riskOverviewApi.get('/api/risk-files/counts', { signal }),
})

export type RiskCounts = Awaited<ReturnType<NonNullable<(typeof riskCountsQuery)['queryFn']>>>

/** Visits owed; without a station a county is told of its stations, with one of its workers. */
export const riskLoadQuery = (about: 'child' | 'elder' | null, station: string | undefined) =>
  queryOptions({
    queryKey: ['assessment', 'load', about, station],
    queryFn: ({ signal }) =>
      riskOverviewApi.get('/api/risk-files/load', {
        query: { ...(about ? { about } : {}), ...(station ? { station } : {}) },
        signal,
      }),
  })

export const elderRatesQuery = (month: string) =>
  queryOptions({
    queryKey: ['assessment', 'elders', month],
    queryFn: ({ signal }) =>
      riskOverviewApi.get('/api/risk-files/elders', { query: { month } as never, signal }),
  })

export const unvisitedList = (month: string, station?: string) => ({
  key: ['assessment', 'unvisited', month, station],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    riskOverviewApi.get('/api/risk-files/elders/unvisited', {
      query: { month, ...(station ? { station } : {}), ...(cursor ? { cursor } : {}) } as never,
      signal,
    }),
})

export const secondRatingsQuery = queryOptions({
  queryKey: ['assessment', 'second'],
  queryFn: ({ signal }) => riskOverviewApi.get('/api/risk-files/second-ratings', { query: {}, signal }),
})

export const assessmentQuery = (id: Id) =>
  queryOptions({
    queryKey: ['assessment', 'one', id],
    queryFn: ({ signal }) => assessmentsApi.get('/api/assessments/:id', { params: { id }, signal }),
  })

export type AssessmentSheet = Awaited<ReturnType<NonNullable<ReturnType<typeof assessmentQuery>['queryFn']>>>

export const assessmentsOfQuery = (person: Id) =>
  queryOptions({
    queryKey: ['assessment', 'of', person],
    queryFn: ({ signal }) => assessmentsApi.get('/api/assessments', { query: { person }, signal }),
  })

export type ElderQuestion = {
  readonly within?: DivisionCode
  readonly station?: string
  readonly category?: ElderFilters['category'] & string
  readonly search?: string
}

export const elderList = (question: ElderQuestion) => ({
  key: ['assessment', 'elders', 'list', question],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    eldersApi.get('/api/risk-files/elders/roster', {
      query: { ...question, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})
export type ElderLine = Awaited<ReturnType<ReturnType<typeof elderList>['load']>>['items'][number]

/** Whatever a command about a file may change on other screens. */
export const renewedByRisk = [['assessment'], ['duties']] as const
