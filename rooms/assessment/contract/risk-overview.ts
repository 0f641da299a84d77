import { z } from 'zod'
import {
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { about, monthSchema, one, words } from './file-shapes.ts'

/** What is seen of all files together: counts, load, the visit rate of elders, second ratings. */
export const riskOverviewContract = {
  counts: route({
    method: 'GET',
    path: '/api/risk-files/counts',
    summary: {
      zh: '风险档案数量；市、省只见各县数量',
      en: 'How many files; cities and provinces see counts of counties only',
    },
    permission: 'assessment.read',
    answer: z.object({
      grades: z.array(
        z.object({
          about,
          grade: z.string(),
          title: words,
          files: z.number().int(),
          overdue: z.number().int(),
          share: z.number().nullable().meta({ description: 'Of the open files of its kind, in thousandths' }),
        }),
      ),
      waiting: z.object({
        overdue: z.number().int(),
        stationHead: z.number().int(),
        centre: z.number().int(),
        provisional: z.number().int(),
        proposed: z.number().int(),
      }),
      counties: z.array(
        z.object({
          county: divisionAnswer,
          about,
          grades: z
            .array(z.object({ grade: z.string(), title: words, files: z.number().int() }))
            .nullable()
            .meta({ description: 'null where one of them is below five' }),
        }),
      ),
    }),
  }),
  load: route({
    method: 'GET',
    path: '/api/risk-files/load',
    summary: { zh: '走访工作量：每月应访、未来 30 天', en: 'Visits owed: a month, and the 30 days ahead' },
    permission: 'assessment.read',
    query: z.object({ station: idSchema.optional(), about: about.optional() }),
    answer: z.object({
      monthly: z.number().int(),
      workers: z.number().int(),
      each: z
        .number()
        .nullable()
        .meta({ description: 'Visits a month for each of the workers named on files' }),
      team: z
        .number()
        .int()
        .nullable()
        .meta({ description: 'Social workers of the place, each at the main post; null where nobody says' }),
      eachOfTeam: z.number().nullable().meta({ description: 'Visits a month, shared among all of them' }),
      lines: z.array(
        z.object({
          station: z.string(),
          division: divisionAnswer,
          worker: z.string().nullable().meta({
            description:
              'null in the line of a station: a county is told of its stations, and of the workers of one',
          }),
          workerName: z.string().nullable(),
          workers: z.number().int(),
          files: z.number().int(),
          monthly: z.number().int(),
          overdue: z.number().int(),
          ahead: z.number().int(),
        }),
      ),
      days: z.array(z.object({ day: z.string(), visits: z.number().int() })),
    }),
  }),
  elders: route({
    method: 'GET',
    path: '/api/risk-files/elders',
    summary: { zh: '特殊困难老年人月探访率', en: 'Monthly visit rate of elders in special difficulty' },
    permission: 'assessment.read',
    query: z.object({ month: monthSchema }),
    answer: z.object({
      month: z.number().int(),
      lines: z.array(
        z.object({
          county: divisionAnswer,
          station: z.string().nullable().meta({ description: 'null: the whole county' }),
          roster: z.number().int(),
          visited: z.number().int(),
          rate: z.number().nullable(),
        }),
      ),
    }),
  }),
  unvisited: route({
    method: 'GET',
    path: '/api/risk-files/elders/unvisited',
    summary: {
      zh: '当月未探访的特殊困难老年人',
      en: 'Elders in special difficulty not visited in the month',
    },
    permission: 'assessment.read',
    query: pageQuery.extend({ month: monthSchema, station: idSchema.optional() }),
    answer: pageOf(
      z.object({
        person: z.string(),
        personName: z.string().nullable(),
        station: z.string(),
        division: divisionAnswer,
        joinedOn: z.string(),
      }),
    ),
  }),
  sample: route({
    method: 'GET',
    path: '/api/risk-files/second-ratings',
    summary: { zh: '复核抽样与一致性', en: 'Second ratings and how far raters agree' },
    permission: 'assessment.read',
    query: z.object({
      halfYear: z
        .string()
        .regex(/^\d{4}H[12]$/)
        .optional(),
    }),
    answer: z.object({
      halfYear: z.string(),
      agreement: z.array(
        z.object({
          about,
          drawn: z.number().int(),
          rated: z.number().int(),
          agreed: z.number().int(),
          kappa: z.number().nullable().meta({ description: 'Weighted kappa, linear weights' }),
        }),
      ),
      items: z.array(
        z.object({
          id: z.string(),
          file: z.string(),
          about,
          person: z.string(),
          personName: z.string().nullable(),
          station: z.string(),
          division: divisionAnswer,
          rater: z.string().nullable(),
          raterName: z.string().nullable(),
          rated: z.boolean(),
        }),
      ),
    }),
  }),
  draw: route({
    method: 'POST',
    path: '/api/risk-files/second-ratings',
    summary: {
      zh: '抽取本半年复核样本（10%）',
      en: 'Draw one file in ten for a second rating this half-year',
    },
    permission: 'assessment.sign',
    body: z.strictObject({ id: idSchema, county: divisionSchema }),
    answer: z.object({ halfYear: z.string(), drawn: z.number().int() }),
    errors: ['not-found', 'id-already-used', 'sample-already-drawn'],
  }),
  takeSample: route({
    method: 'POST',
    path: '/api/risk-files/second-ratings/:id/rater',
    summary: { zh: '领取一份复核', en: 'Take a second rating for oneself' },
    permission: 'assessment.record',
    params: one,
    body: z.strictObject({ id: idSchema }),
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'id-already-used',
      'sample-already-rated',
      'sample-taken',
      'second-rater-is-the-first',
    ],
  }),
}
