import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { degreeCodes, studyModeCodes } from '../domain/qualifications.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const ofOne = z.object({ id: idSchema })
export const saved = z.object({ id: z.string() })
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const studentFacts = {
  name: text(40),
  phone: text(20).nullish().meta({ description: 'Left out: stays as it is; null: taken out' }),
  school: text(80),
  major: text(60),
  socialWorkMajor: z.boolean(),
  degree: z.enum(degreeCodes),
  mode: z.enum(studyModeCodes),
  enrolledFrom: daySchema,
  enrolledTo: daySchema.nullish(),
  household: divisionSchema
    .nullish()
    .meta({ description: 'Household registration （户籍）, as a division code' }),
}

export const minutes = z.number().int().min(1).max(1440)

const lineStates = ['unsigned', 'signed', 'replaced', 'void'] as const

export const lineAnswer = z.object({
  id: z.string(),
  workedOn: z.string(),
  minutes: z.number().int(),
  content: z.string(),
  enteredName: z.string(),
  state: z.enum(lineStates),
  corrects: z.string().nullable(),
  reason: z.string().nullable(),
  signedName: z.string().nullable(),
  signedOn: z.string().nullable(),
  voidedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
  abilities: z.object({ correct: z.boolean(), sign: z.boolean(), void: z.boolean() }),
})

export const placementLine = z.object({
  id: z.string(),
  student: z.string(),
  studentName: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  division: divisionAnswer,
  supervisorName: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  unsigned: z.number().int().meta({ description: 'Lines that wait for the supervisor’s signature' }),
  signedMinutes: z.number().int(),
  ended: z.boolean(),
  version: z.number().int(),
})

export const certificateLine = z.object({
  id: z.string(),
  number: z.string(),
  from: z.string(),
  to: z.string(),
  minutes: z.number().int(),
  days: z.number().int(),
  issuedOn: z.string(),
  issuedName: z.string(),
  withdrawnOn: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  withdrawnReasonEn: z.string().nullable().meta({ description: 'Null where a person typed the reason' }),
})

export const lineBody = {
  workedOn: daySchema,
  minutes,
  content: text(500),
}
