import { queryOptions } from '@tanstack/react-query'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { client } from '../../../platform/web/client.ts'
import type { reportsContract } from '../contract.ts'

export const reportsApi = client<typeof reportsContract>()

export const boardQuery = (month: Period, within: string | null) =>
  queryOptions({
    queryKey: ['reports', 'board', month, within],
    queryFn: ({ signal }) =>
      reportsApi.get('/api/reports', {
        query: { month: formatPeriod(month), ...(within ? { within } : {}) },
        signal,
      }),
  })

export type Board = Awaited<ReturnType<NonNullable<ReturnType<typeof boardQuery>['queryFn']>>>
export type BoardRow = Board['rows'][number]

export const reportQuery = (id: string, number: number | null) =>
  queryOptions({
    queryKey: ['reports', 'one', id, number],
    queryFn: ({ signal }) =>
      reportsApi.get('/api/reports/:id', {
        params: { id },
        query: number === null ? {} : { number },
        signal,
      }),
  })

export type Report = Awaited<ReturnType<NonNullable<ReturnType<typeof reportQuery>['queryFn']>>>
export type ReportCell = Report['content']['cells'][number]

export const explanationQuery = (id: string, cell: string) =>
  queryOptions({
    queryKey: ['reports', 'cell', id, cell],
    queryFn: ({ signal }) => reportsApi.get('/api/reports/:id/cells/:cell', { params: { id, cell }, signal }),
  })

export const recordsList = (id: string, cell: string, number: number | null) => ({
  key: ['reports', 'records', id, cell, number],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    reportsApi.get('/api/reports/:id/records', {
      params: { id },
      query: { cell, limit: 20, ...(number ? { number } : {}), ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

/** Asked beside the list, because it answers what the list's rows do not say: whether they are the records of then. */
export const firstRecordQuery = (id: string, cell: string, number: number | null) =>
  queryOptions({
    queryKey: ['reports', 'first-record', id, cell, number],
    queryFn: ({ signal }) =>
      reportsApi.get('/api/reports/:id/records', {
        params: { id },
        query: { cell, limit: 1, ...(number ? { number } : {}) },
        signal,
      }),
  })

export const templatesQuery = (node: string) =>
  queryOptions({
    queryKey: ['reports', 'templates', node],
    queryFn: ({ signal }) => reportsApi.get('/api/reports/templates', { query: { node }, signal }),
  })

export const exportReport = (id: string, kind: 'docx' | 'pdf' | 'xlsx', number: number | null) =>
  reportsApi.file(`/api/reports/:id/${kind}`, { params: { id }, query: number === null ? {} : { number } })

/** Everything that a step of a report may change on a screen. */
export const renewed = [['reports'], ['duties']] as const
