import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema } from '../../../kernel/contract.ts'
import { fileStates } from '../domain/file-state.ts'
import { identityKinds, noIdentityReasonCodes } from '../domain/identity-kind.ts'
import { type ChangeableField, changeableFields } from '../domain/person-fields.ts'
import { sensitiveFields } from '../domain/sensitive.ts'

const short = z.string().trim().min(1).max(60)
const long = z.string().trim().min(1).max(300)
/** A code of `data/codes/`; which ones there are is checked by the server, which reads the files. */
const code = z.string().min(1).max(30)

/** What may be said of a person: `null` takes a value out, absence leaves it as it is. */
export const fieldsSchema = z.strictObject({
  name: short.optional(),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]).optional(),
  birth: daySchema.nullable().optional(),
  birthAbout: z
    .string()
    .regex(/^\d{4}(-\d{2})?$/, 'day-not-valid')
    .nullable()
    .optional()
    .meta({ description: 'A year or month, where no more is known' }),
  identityKind: z.enum(identityKinds).optional(),
  noIdentityReason: z.enum(noIdentityReasonCodes).nullable().optional(),
  registeredDivision: z.number().int().nullable().optional(),
  ethnicGroup: code.nullable().optional(),
  maritalStatus: code.nullable().optional(),
  education: code.nullable().optional(),
  politicalStatus: code.nullable().optional(),
  employment: code.nullable().optional(),
  housing: code.nullable().optional(),
  needs: z.array(code).max(20).optional(),
  relation: code.nullable().optional(),
  responsibleAccount: idSchema.nullable().optional(),
  responsibleName: short.nullable().optional(),
  health: code.nullable().optional(),
  selfCare: code.nullable().optional(),
  disabilityKind: z.number().int().min(1).max(7).nullable().optional(),
  disabilityGrade: z.number().int().min(1).max(4).nullable().optional(),
  hardshipCauses: z.array(code).max(20).optional(),
  incomeFen: z.number().int().min(0).nullable().optional(),
  incomeSource: short.nullable().optional(),
  idNumber: z.string().trim().min(1).max(40).nullable().optional(),
  phone: z.string().trim().min(1).max(30).nullable().optional(),
  otherPhones: z.string().trim().min(1).max(100).nullable().optional(),
  address: long.nullable().optional(),
  registeredAddress: long.nullable().optional(),
  illness: long.nullable().optional(),
  disabilityCard: z.string().trim().min(1).max(30).nullable().optional(),
  guardianName: short.nullable().optional(),
  guardianPhone: z.string().trim().min(1).max(30).nullable().optional(),
  note: z.string().trim().min(1).max(1000).nullable().optional(),
} satisfies Record<ChangeableField, z.ZodType>)

export type FieldsInput = z.output<typeof fieldsSchema>

export const fieldName = z.enum(changeableFields)

export const maskedAnswer = z.object({
  idNumber: z.string().nullable().meta({ description: '410621********0011' }),
  phone: z.string().nullable().meta({ description: '138****1234' }),
  guardianName: z.string().nullable(),
  guardianPhone: z.string().nullable(),
  held: z.array(z.enum(sensitiveFields)).meta({ description: 'Texts that are known and can be unmasked' }),
})

/** One category in force; dates say since when and, if it ended, until when (both included). */
export const categoryAnswer = z.object({
  id: z.string(),
  category: z.string(),
  subKind: z.string().nullable(),
  certificate: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  endedReason: z.string().nullable(),
})

export const placeAnswer = z.object({ code: divisionAnswer, name: z.string(), path: z.string() })

/** A person as a line of a list. */
export const lineAnswer = z.object({
  id: z.string(),
  fileNumber: z.string(),
  name: z.string(),
  sex: z.number().int(),
  birth: z.string().nullable(),
  age: z.number().int().nullable().meta({ description: 'Full years on the day of the answer; never stored' }),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  place: placeAnswer,
  station: z.object({ id: z.string(), name: z.string() }),
  household: z.string().nullable(),
  relation: z.string().nullable(),
  responsibleAccount: z.string().nullable(),
  responsibleName: z.string().nullable(),
  state: z.enum(fileStates),
  registeredOn: z.string(),
  version: z.number().int(),
  categories: z
    .array(z.string())
    .optional()
    .meta({ description: 'Today; absent without the permission to read sensitive fields' }),
})

export type PersonLine = z.input<typeof lineAnswer>

export const consentStateAnswer = z.object({
  state: z.enum(['given', 'lapsed', 'withdrawn', 'missing', 'unknown']),
  since: z.string().optional(),
  needs: z.array(z.enum(['own-consent', 'guardian-consent', 'guardian-notice', 'birth-date'])).optional(),
})

/** What the actor may do with this person; the screen shows only that, the server checks again. */
export const abilitiesAnswer = z.object({
  readSensitive: z.boolean(),
  unmask: z.boolean(),
  change: z.boolean(),
  merge: z.boolean(),
  export: z.boolean(),
})

/** The L2 fields in full, the L3 ones as the actor may see them. */
export const personAnswer = lineAnswer.extend({
  masked: maskedAnswer,
  birthAbout: z.string().nullable(),
  identityKind: z.enum(identityKinds),
  noIdentityReason: z.string().nullable(),
  registeredPlace: placeAnswer.nullable(),
  ethnicGroup: z.string().nullable(),
  maritalStatus: z.string().nullable(),
  education: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  employment: z.string().nullable(),
  housing: z.string().nullable(),
  needs: z.array(z.string()),
  stateOn: z.string().nullable(),
  stateReason: z.string().nullable(),
  consent: z.object({ service: consentStateAnswer, media: consentStateAnswer }),
  sensitive: z
    .object({
      health: z.string().nullable(),
      selfCare: z.string().nullable(),
      disabilityKind: z.number().int().nullable(),
      disabilityGrade: z.number().int().nullable(),
      hardshipCauses: z.array(z.string()),
      incomeFen: z.number().int().nullable(),
      incomeSource: z.string().nullable(),
      categories: z.array(categoryAnswer),
    })
    .optional()
    .meta({ description: 'Absent without the permission to read sensitive fields' }),
  mergedFrom: z
    .string()
    .optional()
    .meta({ description: 'The file that was asked for; it was merged into this one' }),
  abilities: abilitiesAnswer,
})

export type PersonAnswer = z.input<typeof personAnswer>
