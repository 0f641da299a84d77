import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { enclosing, formatPeriod, monthOf, type Period } from '../../../kernel/period.ts'
import { client } from '../../../platform/web/client.ts'
import type { Failure } from '../../../platform/web/failure.ts'
import type { indicatorsContract } from '../contract.ts'
import type { Arrangement } from './arrangement.ts'
import { latestYear, periodAt, twoYears, yearOf } from './period-steps.ts'

export const indicatorsApi = client<typeof indicatorsContract>()

/** Where and when figures stand, as the address writes it. */
export type Where = { readonly node: string; readonly period: Period }

const asked = ({ node, period }: Where) => ({ node, period: formatPeriod(period) })

/** While the server still counts what was just written, the answer is asked for again until it is whole. */
const untilSettled = {
  placeholderData: keepPreviousData,
  refetchInterval: (query: { state: { data?: { settled: boolean } | undefined } }) =>
    query.state.data?.settled === false ? 2_000 : false,
} as const

export const measuresQuery = queryOptions({
  queryKey: ['indicators', 'measures'],
  queryFn: ({ signal }) => indicatorsApi.get('/api/measures', { signal }),
  staleTime: 600_000,
})

type Answer<Q> = Q extends { readonly queryFn?: infer F }
  ? F extends (...given: never[]) => infer R
    ? Awaited<R>
    : never
  : never

/** One line of the catalogue of measures. */
export type MeasureLine = Answer<typeof measuresQuery>['items'][number]

export const measureQuery = (code: string) =>
  queryOptions({
    queryKey: ['indicators', 'measure', code],
    queryFn: ({ signal }) => indicatorsApi.get('/api/measures/:code', { params: { code }, signal }),
    staleTime: 600_000,
  })

export type MeasureDefinition = Answer<ReturnType<typeof measureQuery>>

/** The plain figures of a node, for a page that shows one of them. */
export const valuesQuery = (where: Where) =>
  queryOptions({
    queryKey: ['indicators', 'values', where],
    queryFn: ({ signal }) => indicatorsApi.get('/api/figures', { query: asked(where), signal }),
    ...untilSettled,
  })

/** All figures of a node beside those of the period before and of a year ago. */
export const comparisonQuery = (where: Where) =>
  queryOptions({
    queryKey: ['indicators', 'comparison', where],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/comparison', {
        query: { ...asked(where), equalDays: 'false' },
        signal,
      }),
    ...untilSettled,
  })

export type Comparison = Answer<ReturnType<typeof comparisonQuery>>
export type ComparedFigure = Comparison['figures'][number]

/** The same by equally many days, which are counted from the records: asked for after the figures are there. */
export const equalDaysQuery = (where: Where) =>
  queryOptions({
    queryKey: ['indicators', 'equal-days', where],
    queryFn: ({ signal }) => indicatorsApi.get('/api/figures/comparison', { query: asked(where), signal }),
    staleTime: 60_000,
  })

/** One measure in every month of the period's year and of the year before. */
export const seriesQuery = (where: Where, measure: string) =>
  queryOptions({
    queryKey: ['indicators', 'series', where.node, yearOf(where.period), measure],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/series', {
        query: { node: where.node, ...twoYears(where.period), measures: measure },
        signal,
      }),
    ...untilSettled,
  })

/** How far a trend goes, and by what steps; `2y` sets the months of two years side by side. */
export const spans = {
  '2y': null,
  '12m': { step: 'month', count: 12 },
  '24m': { step: 'month', count: 24 },
  '8q': { step: 'quarter', count: 8 },
  '5y': { step: 'year', count: 5 },
} as const

export type Span = keyof typeof spans

export const trendQuery = (where: Where, measure: string, span: Exclude<Span, '2y'>) =>
  queryOptions({
    queryKey: ['indicators', 'trend', where, measure, span],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/trend', {
        query: { node: where.node, until: formatPeriod(where.period), measures: measure, ...spans[span] },
        signal,
      }),
    ...untilSettled,
  })

/** Where tiles lie; only the nation has a packaged layout. */
export const tilesQuery = queryOptions({
  queryKey: ['indicators', 'tiles'],
  queryFn: ({ signal }) => indicatorsApi.get('/api/figures/tiles', { query: { node: '0' }, signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const pinsKey = ['indicators', 'pins'] as const

export const pinsQuery = queryOptions({
  queryKey: pinsKey,
  queryFn: ({ signal }) => indicatorsApi.get('/api/figures/pins', { query: {}, signal }),
  staleTime: 60_000,
})

export type Pin = Answer<typeof pinsQuery>['items'][number]

const yearsBack = 5

/** The latest year in which anything that happens (not what merely is there) was counted. */
export const latestQuery = (node: string, today: Day) =>
  queryOptions<Period, Failure>({
    queryKey: ['indicators', 'latest', node],
    queryFn: async ({ signal, client: queries }) => {
      const { items } = await queries.ensureQueryData(measuresQuery)
      const measures = items.flatMap(({ code, stock }) => (stock ? [] : [code]))
      const month = monthOf(today)
      const from = periodAt(yearOf(enclosing(month)[1]) - yearsBack, 1)
      const { months, lines } = await indicatorsApi.get('/api/figures/series', {
        query: { node, from: formatPeriod(from), to: formatPeriod(month), measures: measures.join(',') },
        signal,
      })
      return latestYear(months, lines, today)
    },
  })

export type PartsBy = 'division' | 'station'

/** The parts of a node in some measures: a dashboard has seventy, a table of them a few. */
export const childrenQuery = (where: Where, by: PartsBy, measures: readonly string[]) =>
  queryOptions({
    queryKey: ['indicators', 'children', where, by, measures],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/children', {
        query: { ...asked(where), by, measures: measures.join(',') },
        signal,
      }),
    ...untilSettled,
  })

export type Parts = Answer<ReturnType<typeof childrenQuery>>

export const splitQuery = (where: Where, measure: string, by: string) =>
  queryOptions({
    queryKey: ['indicators', 'split', where, measure, by],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/split', { query: { ...asked(where), measure, by }, signal }),
    ...untilSettled,
  })

export type SplitFigures = Answer<ReturnType<typeof splitQuery>>

export const overlapQuery = (where: Where, measure: string) =>
  queryOptions({
    queryKey: ['indicators', 'overlap', where, measure],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/overlap', { query: { ...asked(where), measure }, signal }),
    ...untilSettled,
  })

export type OverlapFigures = Answer<ReturnType<typeof overlapQuery>>

/** One figure, or one part of it, as the way back to its records asks for it. */
export type Figure = Where & {
  readonly measure: string
  readonly by?: string | undefined
  readonly value?: string | undefined
}

export const recordList = ({ measure, by, value, ...where }: Figure) => ({
  key: ['indicators', 'records', where, measure, by, value],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    indicatorsApi.get('/api/figures/records', {
      query: {
        ...asked(where),
        measure,
        limit: 50,
        ...(by && value ? { by, value } : {}),
        ...(cursor ? { cursor } : {}),
      },
      signal,
    }),
})

export type FigureRecord = Awaited<ReturnType<ReturnType<typeof recordList>['load']>>['items'][number]

/** A table as it is arranged on the screen; all measures where none are named. */
export const exportFigures = (
  where: Where,
  table: Pick<Arrangement, 'by' | 'sort' | 'rising'> & { readonly measures?: readonly string[] },
) =>
  indicatorsApi.file('/api/figures/export', {
    query: {
      ...asked(where),
      by: table.by,
      ...(table.measures ? { measures: table.measures.join(',') } : {}),
      ...(table.sort && (!table.measures || table.measures.includes(table.sort))
        ? { sort: table.sort, rising: table.rising ? 'true' : 'false' }
        : {}),
    },
  })
