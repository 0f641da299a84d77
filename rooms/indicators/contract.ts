import { z } from 'zod'
import { idSchema, pageOf, pageQuery, route } from '../../kernel/contract.ts'
import { dashboardRoutes } from './contract/dashboard.ts'
import { pinRoutes } from './contract/pins.ts'
import {
  measuresSchema,
  nodeAnswer,
  nodeSchema,
  periodSchema,
  printed,
  settledAnswer,
  where,
  words,
} from './contract/shapes.ts'
import { recordKindCodes } from './domain/record-kind.ts'

export { denominatorsContract } from './contract/denominators.ts'
export { targetsContract } from './contract/targets.ts'

const measureLine = z.object({
  code: z.string(),
  title: words,
  unit: words,
  group: z.object({ code: z.string(), title: words }).meta({ description: 'Under which heading it stands' }),
  spelled: z
    .array(z.string())
    .meta({ description: 'The Chinese title in pinyin and in initials, for a search box' }),
  subject: words.meta({ description: 'What its records are: visits, the register' }),
  splits: z.array(
    z.object({
      code: z.string(),
      title: words,
      values: z
        .array(z.object({ code: z.string(), title: words }))
        .nullable()
        .meta({ description: 'All values of the split; null where they are open, and of categories' }),
    }),
  ),
  addsUp: z.boolean().meta({ description: 'Whether values of months and places may be added' }),
  drillable: z
    .boolean()
    .meta({ description: 'Whether records stand behind it; a ratio has none of its own' }),
  decimals: z.number().int().meta({ description: 'Places after the point that its unit may have' }),
  stock: z.boolean().meta({ description: 'What is there at the end of the period, not what happened in it' }),
})

const value = z.object({ measure: z.string(), value: printed })

export const indicatorsContract = {
  ...dashboardRoutes,
  ...pinRoutes,
  measures: route({
    method: 'GET',
    path: '/api/measures',
    summary: { zh: '指标目录', en: 'Measures' },
    permission: 'signed-in',
    answer: z.object({ items: z.array(measureLine) }),
  }),
  measure: route({
    method: 'GET',
    path: '/api/measures/:code',
    summary: { zh: '指标定义', en: 'How a measure is counted' },
    permission: 'signed-in',
    params: z.object({ code: z.string().max(80) }),
    answer: measureLine.extend({
      definition: words,
      view: z.string().meta({ description: 'The published view whose rows are counted' }),
      source: z.string(),
      count: z.object({
        kind: z.enum(['records', 'sum', 'distinct', 'once-per', 'stock', 'ratio']),
        of: z.string().nullable(),
        title: words.nullable().meta({ description: 'What is added or counted once, in words' }),
      }),
      where: z.unknown().nullable().meta({ description: 'The condition, as the file says it' }),
      overlap: z.enum(['multi', 'primary']),
      examples: z.array(z.object({ name: z.string(), rows: z.array(z.unknown()), expect: z.unknown() })),
    }),
    errors: ['not-found'],
  }),
  values: route({
    method: 'GET',
    path: '/api/figures',
    summary: { zh: '一个单位在一个统计期的数据', en: 'Figures of a node in a period' },
    permission: 'figures.read',
    query: where.extend({ measures: measuresSchema }),
    answer: z.object({
      node: nodeAnswer,
      period: z.string(),
      previousPeriod: z.string(),
      figures: z.array(value.extend({ previous: printed })),
      ...settledAnswer,
    }),
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown'],
  }),
  series: route({
    method: 'GET',
    path: '/api/figures/series',
    summary: { zh: '逐月数据', en: 'Figures month by month' },
    permission: 'figures.read',
    query: z.object({ node: nodeSchema, from: periodSchema, to: periodSchema, measures: measuresSchema }),
    answer: z.object({
      node: nodeAnswer,
      months: z.array(z.string()),
      lines: z.array(z.object({ measure: z.string(), values: z.array(printed) })),
      ...settledAnswer,
    }),
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown', 'too-many-months'],
  }),
  children: route({
    method: 'GET',
    path: '/api/figures/children',
    summary: { zh: '下级单位的数据', en: 'Figures of the parts of a node' },
    permission: 'figures.read',
    query: where.extend({
      measures: measuresSchema,
      by: z.enum(['division', 'station']).default('division'),
    }),
    answer: z.object({
      node: nodeAnswer,
      period: z.string(),
      measures: z.array(z.string()),
      rows: z.array(z.object({ node: nodeAnswer, values: z.array(printed) })),
      /** What was recorded at the node itself and in none of its parts. */
      own: z.array(printed),
      /** The node as a whole. For persons and households this is less than the rows added. */
      total: z.array(printed),
      ...settledAnswer,
    }),
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown', 'no-parts'],
  }),
  split: route({
    method: 'GET',
    path: '/api/figures/split',
    summary: { zh: '一项指标的拆分（如分类别）', en: 'One figure by category, method or another split' },
    permission: 'figures.read',
    query: where.extend({
      measure: z.string(),
      by: z.string(),
      /** Categories as the groups that reports print, or each code alone. */
      categories: z.enum(['groups', 'codes']).default('groups'),
    }),
    answer: z.object({
      node: nodeAnswer,
      period: z.string(),
      total: z.number(),
      parts: z.array(z.object({ code: z.string(), title: words, value: z.number() })),
      /** Without any of the parts: no category, not filled in. */
      none: z.number(),
      sum: z.number(),
      overlap: z.number(),
      note: words
        .nullable()
        .meta({ description: 'Stands under the parts when they do not sum to the total' }),
      ...settledAnswer,
    }),
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown', 'split-unknown'],
  }),
  overlap: route({
    method: 'GET',
    path: '/api/figures/overlap',
    summary: { zh: '类别交叉表', en: 'How categories overlap' },
    permission: 'figures.read',
    query: where.extend({ measure: z.string() }),
    answer: z.object({
      node: nodeAnswer,
      period: z.string(),
      groups: z.array(z.object({ code: z.string(), title: words })),
      matrix: z
        .array(z.array(z.number()))
        .meta({ description: 'In both groups; the diagonal is the group itself' }),
      total: z.number(),
      none: z.number(),
      sum: z.number(),
      overlap: z.number(),
      several: z.number().meta({ description: 'How many carry two or more of the groups' }),
      note: words.nullable(),
      ...settledAnswer,
    }),
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown', 'split-unknown'],
  }),
  records: route({
    method: 'GET',
    path: '/api/figures/records',
    summary: { zh: '数据背后的记录', en: 'The records behind a figure' },
    permission: 'figures.drill',
    query: where.extend({
      ...pageQuery.shape,
      measure: z.string(),
      /** Only the records of one part of a split; a category group is written as its code. */
      by: z.string().optional(),
      value: z.string().optional(),
    }),
    answer: pageOf(
      z.object({
        kind: z.enum(recordKindCodes),
        id: idSchema.nullable(),
        person: idSchema.nullable(),
        title: z.string().nullable().meta({ description: 'Name, where the reader may see it' }),
        day: z.string().nullable(),
        station: idSchema.nullable().meta({ description: 'null for what belongs to a division only' }),
        division: z.number().int(),
        place: z.string(),
        amount: z.number().meta({ description: 'What it adds to the figure' }),
      }),
    ),
    errors: [
      'not-found',
      'node-not-valid',
      'period-not-valid',
      'measure-unknown',
      'split-unknown',
      'ratio-has-no-records',
      'cursor-not-valid',
    ],
  }),
  export: route({
    method: 'GET',
    path: '/api/figures/export',
    summary: { zh: '导出数据表（xlsx）', en: 'Export a table of figures (xlsx)' },
    permission: 'figures.read',
    query: where.extend({
      measures: measuresSchema,
      by: z.enum(['division', 'station']).default('division'),
      /** The measure by whose figures the rows stand, the largest first; else the places' own order. */
      sort: z.string().optional(),
      rising: z.enum(['true', 'false']).default('false'),
      /** Leaves out the sheet of categories, which is written for at most thirty measures. */
      categories: z.enum(['true', 'false']).default('true'),
    }),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found', 'node-not-valid', 'period-not-valid', 'measure-unknown', 'no-parts'],
  }),
}
