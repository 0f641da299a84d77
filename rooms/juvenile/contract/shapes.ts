import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema } from '../../../kernel/contract.ts'
import {
  attendanceTerms,
  bodyTerms,
  chapterTerms,
  codesOf,
  formTerms,
  homeworkTerms,
  orderTerms,
  resultTerms,
  roleTerms,
  sourceTerms,
  stageTerms,
  taskStateTerms,
} from '../domain/codes.ts'
import { handedFields } from '../domain/rules.ts'

export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const role = z.enum(codesOf(roleTerms))
export const stage = z.enum(codesOf(stageTerms))
export const chapter = z.enum(codesOf(chapterTerms))
export const orderKind = z.enum(codesOf(orderTerms))
export const form = z.enum(codesOf(formTerms))
export const attendance = z.enum(codesOf(attendanceTerms))
export const homework = z.enum(codesOf(homeworkTerms))
export const result = z.enum(codesOf(resultTerms))
export const body = z.enum(codesOf(bodyTerms))
export const taskState = z.enum(codesOf(taskStateTerms))

export const one = z.object({ id: idSchema })
export const change = {
  id: idSchema.meta({ description: 'Id of this command' }),
  version: z.number().int().min(1).meta({ description: 'The version of the file that was seen' }),
}
export const changed = z.object({ id: z.string(), version: z.number().int() })

const maybe = (maximum: number) => text(maximum).nullable().default(null)

export const identity = z.strictObject({
  name: text(60),
  sex: z.enum(['male', 'female']).nullable().default(null),
  birth: daySchema.nullable().default(null),
  idNumber: maybe(30),
  guardianName: maybe(60),
  guardianPhone: maybe(30),
  address: maybe(200),
  school: maybe(100),
  className: maybe(60),
})

export const facts = z.strictObject({
  caseNumber: text(60),
  matter: text(100).meta({ description: 'What the case is about; told to the two who investigate only' }),
  actOn: daySchema.nullable().default(null),
  organ: text(100),
  contact: maybe(100),
  wants: z
    .array(z.enum(['investigation', 'guidance', 'care', 'rehabilitation']))
    .min(1)
    .max(4),
})

export const age = z.object({
  answer: z.enum(['unknown', 'minor', 'not-minor', 'below-liability']),
  age: z.number().int().optional(),
  ask: z
    .array(z.enum(['birth', 'actOn']))
    .readonly()
    .optional(),
  liability: z.enum(['full', 'eight', 'with-approval']).nullable().optional(),
})

export const chapterContent = z.strictObject({
  text: z.string().max(20_000),
  sources: z
    .array(z.strictObject({ kind: z.enum(codesOf(sourceTerms)), who: text(60), on: daySchema }))
    .max(40)
    .default([]),
  limits: z.string().trim().max(1000).default(''),
})

const writtenChapter = z.object({
  chapter,
  text: z.string(),
  sources: z
    .array(z.object({ kind: z.enum(codesOf(sourceTerms)), who: z.string(), on: z.string() }))
    .readonly(),
  limits: z.string(),
  version: z.number().int(),
})

export const fileLine = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  role,
  stage,
  division: divisionAnswer,
  referredOn: z.string(),
  nextDue: z.string().nullable(),
  overdue: z.boolean(),
})

const session = z.object({
  id: z.string(),
  form,
  plannedOn: z.string(),
  heldOn: z.string().nullable(),
  minutes: z.number().int().nullable(),
  minor: attendance.nullable(),
  guardian: attendance.nullable(),
  homework: homework.nullable(),
  topic: z.string(),
  task: z.string().nullable().meta({ description: 'The homework that was set' }),
  note: z.string().nullable(),
  version: z.number().int(),
})

const order = z.object({
  id: z.string(),
  kind: orderKind,
  startsOn: z.string(),
  endsOn: z.string(),
  bases: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  plan: z.string(),
  result: result.nullable(),
  evaluation: z.string().nullable(),
  evaluatedOn: z.string().nullable(),
  reportedBackOn: z.string().nullable(),
  followUpBy: z.string(),
  followedUpOn: z.string().nullable(),
  followUp: z.string().nullable(),
  sessions: z.array(session),
})

const handed = z.array(z.object({ field: z.enum(handedFields), value: z.string() }))

const task = z.object({
  id: z.string(),
  organisation: z.string(),
  bodyName: z.string(),
  kind: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  handed,
  basis: z.string(),
  note: z.string().nullable(),
  givenOn: z.string(),
  dueOn: z.string(),
  state: taskState,
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
})

/** What a body sees of its task: never the file, the role or the matter (S17.A2). */
export const bodyTask = task.omit({ organisation: true, bodyName: true }).extend({
  version: z.number().int(),
  abilities: z.object({ act: z.boolean() }),
})

const shownFile = {
  identity: z.object({
    name: z.string(),
    sex: z.enum(['male', 'female']).nullable(),
    birth: z.string().nullable(),
    idNumber: z.string().nullable(),
    guardianName: z.string().nullable(),
    guardianPhone: z.string().nullable(),
    address: z.string().nullable(),
    school: z.string().nullable(),
    className: z.string().nullable(),
  }),
  facts: z.object({
    caseNumber: z.string(),
    matter: z.string(),
    actOn: z.string().nullable(),
    organ: z.string(),
    contact: z.string().nullable(),
    wants: z.array(z.string()),
  }),
  age,
  investigators: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      declared: z.boolean(),
      sameCommunity: z.boolean().nullable(),
      statement: z.string().nullable(),
      signed: z.boolean().meta({ description: 'Under the text as it stands' }),
    }),
  ),
  withdrawn: z
    .array(z.object({ name: z.string() }))
    .readonly()
    .default([])
    .meta({ description: 'Who was charged with it and withdrew, being related to those involved' }),
  chapters: z.array(writtenChapter),
  reports: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      issuedAt: z.string(),
      receivedAt: z.string().nullable(),
      sha256: z.string(),
    }),
  ),
  orders: z.array(order),
  tasks: z.array(task),
}

export const fileDetail = fileLine.extend({
  ...shownFile,
  textVersion: z.number().int(),
  version: z.number().int(),
  problems: z
    .array(z.object({ code: z.string(), path: z.string() }))
    .meta({ description: 'What still keeps the report from being issued' }),
  choices: z.object({
    bases: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    tasks: z.array(
      z.object({ code: z.string(), zh: z.string(), en: z.string(), body, member: z.string().nullable() }),
    ),
    orders: z.array(orderKind),
  }),
  abilities: z.object({
    assign: z.boolean(),
    decline: z.boolean(),
    declare: z.boolean(),
    write: z.boolean(),
    sign: z.boolean(),
    issue: z.boolean(),
    guide: z.boolean(),
    giveTask: z.boolean(),
    close: z.boolean(),
    seal: z.boolean(),
  }),
})

/** A sealed file, opened for hours to one account. */
/** A report as Word or as PDF. */
export const as = z.object({ as: z.enum(['docx', 'pdf']).default('pdf') })

export const archive = z.object({
  number: z.string(),
  mark: z.string(),
  notice: z.string(),
  until: z.string(),
  role,
  referredOn: z.string(),
  ...shownFile,
})
