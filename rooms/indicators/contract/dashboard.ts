import { z } from 'zod'
import { route } from '../../../kernel/contract.ts'
import {
  measuresSchema,
  nodeAnswer,
  nodeSchema,
  periodSchema,
  printed,
  settledAnswer,
  where,
} from './shapes.ts'

/** A figure of another period beside the present one: what it was, and how far the present one is from it. */
const against = z.object({
  value: printed,
  change: printed.meta({
    description: 'The present figure less this one, in the unit of the measure; null where either is unknown',
  }),
  share: z
    .number()
    .nullable()
    .meta({ description: 'The change as a share of this one; null when it is zero' }),
})

const days = z.object({ from: z.string(), to: z.string() })

const errors = ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown'] as const

/** What a dashboard shows beyond a node's plain figures: comparison, trend, and where tiles lie. */
export const dashboardRoutes = {
  comparison: route({
    method: 'GET',
    path: '/api/figures/comparison',
    summary: {
      zh: '与上一期、上年同期比较',
      en: 'Figures beside those of the period before and of a year ago',
    },
    permission: 'figures.read',
    query: where.extend({
      measures: measuresSchema,
      /** Whether a period that is not over is compared by equally many days, which are counted from the records. */
      equalDays: z.enum(['true', 'false']).default('true'),
    }),
    answer: z.object({
      node: nodeAnswer,
      period: z.string(),
      previousPeriod: z.string(),
      lastYear: z.string().meta({ description: 'The same period of the year before' }),
      open: z.boolean().meta({ description: 'The period is not over, so that its figures will grow' }),
      equalDays: z.object({ days: z.number().int(), previous: days, lastYear: days }).nullable().meta({
        description:
          'The days compared where the period is open; null where it is over, where it was not asked for, and above the county',
      }),
      figures: z.array(
        z.object({
          measure: z.string(),
          value: printed,
          previous: against,
          lastYear: against,
          previousDays: against.nullable().meta({ description: 'Equally many days of the period before' }),
          lastYearDays: against.nullable().meta({ description: 'Equally many days of the year before' }),
        }),
      ),
      ...settledAnswer,
    }),
    errors: [...errors],
  }),
  trend: route({
    method: 'GET',
    path: '/api/figures/trend',
    summary: { zh: '趋势（逐月、逐季、逐年）', en: 'Trend by month, quarter or year' },
    permission: 'figures.read',
    query: z.object({
      node: nodeSchema,
      /** The last point is the one that this period ends in, or the present one where it is not over. */
      until: periodSchema,
      step: z.enum(['month', 'quarter', 'year']).default('month'),
      count: z.coerce.number().int().min(1).max(120).default(12),
      measures: measuresSchema,
    }),
    answer: z.object({
      node: nodeAnswer,
      points: z.array(
        z.object({
          period: z.string(),
          open: z.boolean().meta({ description: 'Not over: its figure will grow' }),
        }),
      ),
      lines: z.array(z.object({ measure: z.string(), values: z.array(printed) })),
      ...settledAnswer,
    }),
    errors: [...errors],
  }),
  tiles: route({
    method: 'GET',
    path: '/api/figures/tiles',
    summary: { zh: '方格地图的排法', en: 'Where the tiles of a tile map lie' },
    permission: 'figures.read',
    query: z.object({ node: nodeSchema }),
    answer: z.object({
      source: z.string().nullable(),
      tiles: z
        .array(z.object({ node: z.string(), column: z.number().int(), row: z.number().int() }))
        .meta({ description: 'From 0, left to right and top to bottom; empty where no layout is packaged' }),
    }),
    errors: ['node-not-valid'],
  }),
}
