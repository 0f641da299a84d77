import { queryOptions } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import { client } from '../../../platform/web/client.ts'
import type { protectionContract } from '../contract.ts'
import type { ReportState } from '../domain/report-codes.ts'

export const protectionApi = client<typeof protectionContract>()

/** What narrows a list of reports; the same names as in the address of the API. */
export type ReportQuestion = {
  readonly state?: ReportState
  readonly late?: 'true'
  readonly number?: string
  readonly person?: string
}

export const reportList = (question: ReportQuestion, limit = 20) => ({
  key: ['protection', 'list', question, limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    protectionApi.get('/api/protection-reports', {
      query: { ...question, limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export const ownReportList = (limit = 20) => ({
  key: ['protection', 'mine', limit],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    protectionApi.get('/api/protection-reports/mine', {
      query: { limit, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type ReportLine = Awaited<ReturnType<ReturnType<typeof reportList>['load']>>['items'][number]

/** One report; `own` for who may only see what one reported oneself. */
export const reportQuery = (id: Id, own: boolean) =>
  queryOptions({
    queryKey: ['protection', 'report', id, own],
    queryFn: ({ signal }) =>
      own
        ? protectionApi.get('/api/protection-reports/mine/:id', { params: { id }, signal })
        : protectionApi.get('/api/protection-reports/:id', { params: { id }, signal }),
  })

export type ReportFile = Awaited<ReturnType<NonNullable<ReturnType<typeof reportQuery>['queryFn']>>>

/** A trigger is heard within seconds, not at once: until there is one, the page asks again. */
export const reportsOfPerson = (person: Id) =>
  queryOptions({
    queryKey: ['protection', 'person', person],
    queryFn: ({ signal }) =>
      protectionApi.get('/api/protection-reports', { query: { person, state: 'open', limit: 5 }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.length ? 60_000 : 4_000),
  })

export const waitingQuery = queryOptions({
  queryKey: ['protection', 'waiting'],
  queryFn: ({ signal }) => protectionApi.get('/api/protection-reports/waiting', { signal }),
  refetchInterval: 60_000,
})

/** Whatever a command about a report may change on other screens. */
export const renewedByReports = [['protection'], ['indicators']] as const
