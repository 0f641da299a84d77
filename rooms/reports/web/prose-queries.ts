import { queryOptions } from '@tanstack/react-query'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { reportsApi } from './queries.ts'

export const paragraphsQuery = queryOptions({
  queryKey: ['reports', 'paragraphs'],
  queryFn: ({ signal }) => reportsApi.get('/api/reports/paragraphs', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export type ParagraphAsked = {
  readonly code: string
  readonly node: string
  readonly period: string
  readonly from: string | null
  readonly style: 'exact' | 'rounded'
}

const query = ({ node, period, from, style }: ParagraphAsked) => ({
  node,
  period,
  style,
  ...(from ? { from } : {}),
})

export const paragraphQuery = (asked: ParagraphAsked) =>
  queryOptions({
    queryKey: ['reports', 'paragraph', asked],
    queryFn: ({ signal }) =>
      reportsApi.get('/api/reports/paragraphs/:code', {
        params: { code: asked.code },
        query: query(asked),
        signal,
      }),
  })

export type Said = Awaited<ReturnType<NonNullable<ReturnType<typeof paragraphQuery>['queryFn']>>>

export const paragraphFile = (asked: ParagraphAsked) =>
  reportsApi.file('/api/reports/paragraphs/:code/docx', { params: { code: asked.code }, query: query(asked) })

export const journalQuery = (within: string, month: Period) =>
  queryOptions({
    queryKey: ['reports', 'journal', within, month],
    queryFn: ({ signal }) =>
      reportsApi.get('/api/reports/journal', { query: { within, month: formatPeriod(month) }, signal }),
  })

export type Issue = Awaited<ReturnType<NonNullable<ReturnType<typeof journalQuery>['queryFn']>>>

export const journalFile = (within: string, month: Period) =>
  reportsApi.file('/api/reports/journal/docx', { query: { within, month: formatPeriod(month) } })
