import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { activityKindCodes, activityStates, ageBandCodes, signInSources } from '../domain/community/codes.ts'
import { serviceFields } from '../domain/service-field.ts'
import { serviceTypes } from '../domain/service-type.ts'
import { category, clockTime, fen, note, sex, text } from './schemas.ts'

const moneyLine = z.strictObject({ item: text(100), fen })

/** The plan of form 5.6. */
export const activityPlan = {
  title: text(100),
  themeDay: text(40).optional().meta({ description: 'A day that it keeps, such as 世界儿童日' }),
  kind: z.enum(activityKindCodes),
  field: z.enum(serviceFields).optional(),
  serviceType: z.enum(serviceTypes).optional(),
  goals: note,
  audience: text(200).optional().meta({ description: 'Whom it is for' }),
  expected: z.number().int().min(1).max(100_000).optional(),
  capacity: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({ description: 'Places on the list; who comes later waits. Everybody may come when left out' }),
  startsOn: daySchema,
  startsAt: clockTime,
  endsOn: daySchema.optional().meta({ description: 'The day it starts when left out' }),
  endsAt: clockTime,
  place: text(200),
  station: idSchema.meta({ description: 'The lead station' }),
  division: divisionSchema
    .optional()
    .meta({ description: 'Where it takes place; where the lead station stands when left out' }),
  partnerStations: z.array(idSchema).max(20).default([]),
  partners: text(500).optional().meta({ description: 'Partner bodies that are no stations' }),
  flow: note,
  labour: note,
  supplies: note,
  safetyPlan: note,
  budget: z.array(moneyLine).max(50).default([]),
}

const namedStation = z.object({ id: z.string(), name: z.string() })

export const activityLine = z.object({
  id: z.string(),
  title: z.string(),
  themeDay: z.string().nullable(),
  kind: z.enum(activityKindCodes),
  field: z.enum(serviceFields).nullable(),
  serviceType: z.enum(serviceTypes).nullable(),
  startsOn: z.string(),
  startsAt: z.string(),
  endsOn: z.string(),
  endsAt: z.string(),
  place: z.string(),
  station: namedStation.meta({ description: 'The lead station' }),
  division: divisionAnswer,
  partnerStations: z.array(namedStation),
  state: z.enum(activityStates),
  expected: z.number().int().nullable(),
  attendances: z.number().int().meta({ description: '人次: sign-in lines that count' }),
  audienceEstimate: z
    .number()
    .int()
    .nullable()
    .meta({ description: '约…人次（估）: never added to attendances' }),
  budgetFen: z.number().int(),
  spentFen: z.number().int(),
  responsibleName: z.string(),
})

const whoRecorded = { recordedByName: z.string(), recordedAt: z.string() }

/** A fact as it stood, with what became of it. */
const reversal = z
  .object({ reason: z.string(), byName: z.string(), at: z.string() })
  .nullable()
  .meta({ description: 'Who took it out and why; null while it stands' })

export const heldEvent = z.object({
  id: z.string(),
  heldOn: z.string(),
  minutes: z.number().int().nullable(),
  audienceEstimate: z.number().int().nullable(),
  reason: z.string().nullable().meta({ description: 'Why it took the place of another' }),
  ...whoRecorded,
  reversal,
})

export const spendingLine = z.object({
  id: z.string(),
  item: z.string(),
  fen: z.number().int(),
  payer: namedStation,
  spentOn: z.string(),
})

export const activitySummary = z.object({
  id: z.string(),
  media: z.string().nullable(),
  highlights: z.string().nullable(),
  shortcomings: z.string().nullable(),
  handedOut: z.number().int().nullable(),
  returned: z.number().int().nullable(),
  satisfaction: z.number().int().nullable().meta({ description: 'Mean of five points, in hundredths' }),
  reason: z.string().nullable(),
  ...whoRecorded,
  reversal,
})

const countedSignIns = z.object({
  lines: z.number().int(),
  toConfirm: z.number().int().meta({ description: 'By code, not yet confirmed: they do not count' }),
  persons: z.number().int().meta({ description: 'Registered persons, each once' }),
  volunteers: z.number().int(),
  firstTime: z.number().int(),
  byAge: z.array(z.object({ ageBand: z.enum(ageBandCodes).nullable(), lines: z.number().int() })),
  byStation: z.array(z.object({ station: namedStation, lines: z.number().int() })),
})

export const activityDetail = activityLine.extend({
  goals: z.string().nullable(),
  audience: z.string().nullable(),
  capacity: z.number().int().nullable(),
  partners: z.string().nullable(),
  flow: z.string().nullable(),
  labour: z.string().nullable(),
  supplies: z.string().nullable(),
  safetyPlan: z.string().nullable(),
  budget: z.array(z.object({ item: z.string(), fen: z.number().int() })),
  responsible: z.string(),
  cancelReason: z.string().nullable(),
  joinCode: z.string().nullable().meta({ description: 'Of the public page; for the lead station only' }),
  joinOpen: z.boolean().meta({ description: 'Residents may sign in by the code' }),
  signUpOpen: z.boolean().meta({ description: 'Residents may sign up by the code' }),
  version: z.number().int(),
  signIns: countedSignIns,
  signedUp: z.object({ going: z.number().int(), waiting: z.number().int() }),
  held: z.array(heldEvent).meta({ description: 'The standing record first, then those taken out' }),
  summaries: z.array(activitySummary),
  spending: z.array(spendingLine),
  photos: z.array(z.object({ file: z.string(), facesBlurred: z.boolean() })),
  abilities: z.object({
    edit: z.boolean(),
    cancel: z.boolean(),
    signIn: z.boolean(),
    hold: z.boolean(),
    summarise: z.boolean(),
    correct: z.boolean(),
    takeOver: z.boolean(),
  }),
})

/** Who signs in: a registered person, or a name as on the paper. */
export const signInLine = z.strictObject({
  id: idSchema.meta({ description: 'Id of the line' }),
  person: idSchema.optional(),
  name: text(40).optional().meta({ description: 'Needed without a person' }),
  sex: sex.optional(),
  ageBand: z.enum(ageBandCodes).optional(),
  phoneEnd: z
    .string()
    .regex(/^\d{4}$/, { error: 'phone-end-not-valid' })
    .optional()
    .meta({ description: 'Last four digits' }),
  categories: z
    .array(category)
    .max(12)
    .default([])
    .meta({ description: 'As told; of a registered person those of the day are taken' }),
  volunteer: z.boolean().default(false),
  firstTime: z.boolean().optional(),
  on: daySchema.optional().meta({ description: 'Which day of several; the first when left out' }),
  signUp: idSchema.optional(),
})

export const signInRow = z.object({
  id: z.string(),
  person: z.string().nullable(),
  name: z.string().nullable().meta({ description: 'null where the person may not be seen' }),
  sex: z.number().int().nullable(),
  ageBand: z.enum(ageBandCodes).nullable(),
  phoneEnd: z.string().nullable(),
  categories: z.array(z.string()).nullable().meta({ description: 'null without the right to see them' }),
  volunteer: z.boolean(),
  firstTime: z.boolean().nullable(),
  on: z.string(),
  source: z.enum(signInSources),
  station: namedStation,
  state: z.enum(['counts', 'to-confirm', 'struck']),
  abilities: z.object({ confirm: z.boolean(), strike: z.boolean() }),
})

export const signUpRow = z.object({
  id: z.string(),
  person: z.string().nullable(),
  name: z.string().nullable(),
  sex: z.number().int().nullable(),
  ageBand: z.enum(ageBandCodes).nullable(),
  phone: z.string().nullable().meta({ description: 'Masked' }),
  note: z.string().nullable(),
  state: z.enum(['going', 'waiting', 'withdrawn']),
  bySelf: z.boolean().meta({ description: 'By the person, on the public page' }),
  signedIn: z.boolean(),
})

/** What a form about spending says; the payer is the lead station when left out. */
export const spendingInput = z.strictObject({
  id: idSchema,
  item: text(100),
  fen,
  payer: idSchema.optional(),
  spentOn: daySchema.optional().meta({ description: 'The day it started when left out' }),
})
