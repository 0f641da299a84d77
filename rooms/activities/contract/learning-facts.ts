import { z } from 'zod'
import { daySchema, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import {
  consultationChannels,
  participantExaminations,
  serviceTypes,
  supervisionForms,
  supervisionFunctions,
  supervisionModes,
  trainingExaminations,
  trainingForms,
} from '../domain/learning-codes.ts'
import { serviceFields } from '../domain/service-field.ts'

export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const note = text(2000).nullish()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time-not-valid' })
const place = {
  station: idSchema,
  division: divisionSchema.optional().meta({ description: 'Where the station stands when left out' }),
}

export const trainingFacts = z.strictObject({
  id: idSchema.meta({ description: 'Id of the record; of a new one also of the command' }),
  ...place,
  heldOn: daySchema,
  endedOn: daySchema.optional().meta({ description: 'Last day; the first when left out' }),
  name: text(120),
  theme: text(120),
  form: z.enum(trainingForms),
  place: text(120).nullish(),
  lecturers: text(200),
  audience: text(120).nullish(),
  invited: z.number().int().min(0).max(100_000).nullish(),
  present: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .meta({ description: 'Counted from the participants when there are any' }),
  creditTenths: z
    .number()
    .int()
    .min(1)
    .max(5000)
    .meta({ description: 'Tenths of a 学时, of the whole training' }),
  unitMinutes: z
    .union([z.literal(45), z.literal(60)])
    .default(45)
    .meta({ description: 'Minutes of one 学时 (X22)' }),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(60_000)
    .nullish()
    .meta({ description: 'Timed teaching; caps what is credited' }),
  certificate: text(120).nullish(),
  satisfaction: z.number().int().min(0).max(100).nullish(),
  examination: z.enum(trainingExaminations).default('none'),
  costFen: z.number().int().min(0).max(100_000_000_00).default(0),
  summary: note,
  participants: z
    .array(
      z.strictObject({
        id: idSchema,
        member: idSchema.nullish().meta({ description: 'Of the register of workers' }),
        name: text(40).optional().meta({ description: 'Of somebody who is not on the register' }),
        unit: text(80).nullish(),
        present: z.boolean().default(true),
        creditTenths: z
          .number()
          .int()
          .min(0)
          .max(5000)
          .optional()
          .meta({ description: 'The whole training’s when left out' }),
        examination: z.enum(participantExaminations).default('none'),
      }),
    )
    .max(500)
    .default([]),
})

export const supervisionFacts = z.strictObject({
  id: idSchema,
  ...place,
  number: text(40).optional().meta({ description: '编号; given when left out' }),
  heldOn: daySchema,
  supervisor: z.strictObject({
    member: idSchema.nullish(),
    name: text(40).optional(),
    title: text(60).nullish(),
    unit: text(80).nullish(),
  }),
  supervisees: z
    .array(z.strictObject({ id: idSchema, member: idSchema.nullish(), name: text(40).optional() }))
    .min(1)
    .max(60),
  form: z.enum(supervisionForms),
  mode: z.enum(supervisionModes).default('face-to-face'),
  crossAgency: z.boolean().default(false),
  functions: z.array(z.enum(supervisionFunctions)).min(1).max(3),
  place: text(120).nullish(),
  startedAt: time.nullish(),
  endedAt: time.nullish(),
  minutes: z.number().int().min(1).max(10_000).optional().meta({ description: 'Where no times are given' }),
  topic: text(200),
  problems: note,
  advice: note,
  actions: z
    .array(
      z.strictObject({
        id: idSchema,
        what: text(200),
        member: idSchema.nullish(),
        who: text(40).optional(),
        dueOn: daySchema.nullish(),
      }),
    )
    .max(20)
    .default([]),
})

export const consultationFacts = z.strictObject({
  id: idSchema,
  ...place,
  station: idSchema.nullish().meta({
    description: 'Left out only in the correction of what the county itself answered',
  }),
  consultedOn: daySchema,
  channel: z.enum(consultationChannels),
  person: idSchema.nullish().meta({ description: 'A registered person; left out for an anonymous caller' }),
  field: z.enum(serviceFields),
  serviceType: z.enum(serviceTypes).nullish(),
  minutes: z.number().int().min(1).max(600).nullish(),
  topic: text(200),
  answer: note,
  referral: text(80).nullish(),
  followUp: z
    .strictObject({ text: text(200), dueOn: daySchema })
    .nullish()
    .meta({ description: 'What was promised and by when; a duty of whoever answered' }),
})
