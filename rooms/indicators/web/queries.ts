import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { enclosing, formatPeriod, monthOf, type Period } from '../../../kernel/period.ts'
import { client } from '../../../platform/web/client.ts'
import type { Failure } from '../../../platform/web/failure.ts'
import type { indicatorsContract } from '../contract.ts'
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

export const valuesQuery = (where: Where) =>
  queryOptions({
    queryKey: ['indicators', 'values', where],
    queryFn: ({ signal }) => indicatorsApi.get('/api/figures', { query: asked(where), signal }),
    ...untilSettled,
  })

export type Values = Answer<ReturnType<typeof valuesQuery>>

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

export const childrenQuery = (where: Where, by: PartsBy) =>
  queryOptions({
    queryKey: ['indicators', 'children', where, by],
    queryFn: ({ signal }) =>
      indicatorsApi.get('/api/figures/children', { query: { ...asked(where), by }, signal }),
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

export const exportFigures = (where: Where, by: PartsBy) =>
  indicatorsApi.file('/api/figures/export', { query: { ...asked(where), by } })
