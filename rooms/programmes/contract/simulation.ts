import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { populationKinds } from '../domain/simulation/population.ts'
import { code, ofProgramme, words } from './shapes.ts'

const count = z.number().int()

const simulated = z.object({
  persons: count,
  eligible: count,
  unknown: count.meta({ description: 'Something would have to be asked; they cost nothing here' }),
  costFen: count,
})

const pairs = (what: string, example: string) =>
  z
    .string()
    .max(4000)
    .optional()
    .meta({ description: `${what}, as name=value and separated by semicolons`, example })

const asked = {
  population: z.enum(populationKinds).default('workers'),
  division: divisionSchema.meta({ description: 'Of whom: the place, with all below it' }),
  posts: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'Of workers: codes of posts, separated by commas; those who hold one of them' }),
  on: daySchema.optional().meta({ description: 'The day on which everybody applies; today when left out' }),
  set: pairs('Figures (in the unit of the file) and open questions set otherwise', 'reward_senior=700000'),
  assume: pairs('Facts taken for known where no record tells', 'barred=no'),
  draft: idSchema.optional().meta({ description: 'A draft that would take its place' }),
}

const answer = z.object({ eligible: z.enum(['yes', 'no', 'unknown']), amountFen: count.nullable() })

export const simulationAnswer = z.object({
  on: z.string(),
  place: z.string(),
  /** Money of one period where it is paid again and again; of all of it otherwise. */
  recurring: z.boolean(),
  moved: z.boolean().meta({ description: 'Whether anything is set otherwise' }),
  before: simulated,
  after: simulated,
  gainers: count,
  losers: count,
  asked: z.array(z.object({ name: z.string(), title: words, persons: count })),
  groups: z.array(
    z.object({
      by: z.string().meta({ description: 'by-place, or the name of a fact' }),
      byTitle: words,
      value: z.string().nullable().meta({ description: 'Null is not known' }),
      title: words,
      before: simulated,
      after: simulated,
      gainers: count,
      losers: count,
    }),
  ),
  changes: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().nullable().meta({ description: 'Null where the reader may not see who it is' }),
        before: answer,
        after: answer,
      }),
    )
    .meta({ description: 'The first of those who gain or lose' }),
})

const errors = [
  'programme-unknown',
  'not-found',
  'simulation-not-valid',
  'simulation-value',
  'simulation-outside-scope',
] as const

export const simulationContract = {
  simulateProgramme: route({
    method: 'GET',
    path: '/api/programmes/:code/simulation',
    summary: {
      zh: '政策模拟：多少人符合、多少钱、调整参数后谁增谁减',
      en: 'A programme over the register: how many qualify, what it costs, who gains and loses when a figure moves',
    },
    permission: 'programmes.simulate',
    params: ofProgramme,
    query: z.object(asked),
    answer: simulationAnswer,
    errors: [...errors],
  }),
  exportSimulation: route({
    method: 'GET',
    path: '/api/programmes/:code/simulation/export',
    summary: { zh: '导出政策模拟（xlsx）', en: 'The same as a workbook' },
    permission: 'programmes.simulate',
    params: z.object({ code }),
    query: z.object(asked),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: [...errors],
  }),
}
