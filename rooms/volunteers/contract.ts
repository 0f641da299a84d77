import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../kernel/contract.ts'
import { intentionCodes, sealedFields, timeCodes, unmaskPurposeCodes } from './domain/codes.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const optional = (maximum: number) => text(maximum).nullable().default(null)
const sex = z.literal([0, 1, 2, 9]).meta({ description: 'GB/T 2261.1' })
const version = z.number().int().min(1)

const facts = {
  name: text(40),
  sex: sex.nullable().default(null),
  birth: daySchema.nullable().default(null),
  division: divisionSchema
    .optional()
    .meta({ description: 'Where they live; where the station stands when left out' }),
  occupation: optional(60),
  skills: optional(200),
  intentions: z.array(z.enum(intentionCodes)).max(intentionCodes.length).default([]),
  times: z.array(z.enum(timeCodes)).max(timeCodes.length).default([]),
  guardianConsentOn: daySchema.nullable().default(null),
  pledgeOn: daySchema.nullable().default(null),
  linkedOn: daySchema,
  registeredOn: daySchema.nullable().default(null).meta({ description: 'On the national volunteer system' }),
  registrationNumber: optional(40),
  registrationEndedOn: daySchema
    .nullable()
    .default(null)
    .meta({ description: 'The first day on which it no longer holds' }),
  note: optional(1000),
}

const changedText = text(120)
  .nullable()
  .optional()
  .meta({ description: 'Left out, it stays as it is; null takes it out' })

const changedTexts = {
  idNumber: changedText,
  phone: changedText,
  address: changedText,
  emergencyName: changedText,
  emergencyPhone: changedText,
  guardianName: changedText,
  guardianPhone: changedText,
}

const masked = z.string().nullable()

const newFacts = {
  ...facts,
  idNumber: optional(40),
  phone: optional(40),
  address: optional(120),
  emergencyName: optional(40),
  emergencyPhone: optional(40),
  guardianName: optional(40),
  guardianPhone: optional(40),
}

const line = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  sex: z.number().int(),
  birth: z.string().nullable(),
  station: z.string(),
  stationName: z.string().nullable(),
  place: z.object({ code: divisionAnswer, name: z.string(), path: z.string() }),
  phone: z.string().nullable().meta({ description: 'Masked' }),
  intentions: z.array(z.enum(intentionCodes)),
  times: z.array(z.enum(timeCodes)),
  linkedOn: z.string(),
  leftOn: z.string().nullable(),
  registered: z.boolean().meta({ description: 'On the national platform, today' }),
  registeredOn: z.string().nullable(),
  version: z.number().int(),
})

const detail = line.extend({
  occupation: z.string().nullable(),
  skills: z.string().nullable(),
  guardianConsentOn: z.string().nullable(),
  pledgeOn: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  registrationEndedOn: z.string().nullable(),
  leaveReason: z.string().nullable(),
  note: z.string().nullable(),
  masked: z.object({
    idNumber: masked,
    phone: masked,
    address: masked,
    emergencyName: masked,
    emergencyPhone: masked,
    guardianName: masked,
    guardianPhone: masked,
  }),
  held: z.array(z.enum(sealedFields)),
  abilities: z.object({ change: z.boolean(), unmask: z.boolean() }),
})

const filters = {
  search: z.string().max(60).optional().meta({ description: 'Part of name, pinyin, initials or number' }),
  station: idSchema.optional(),
  within: divisionSchema.optional(),
  registration: z.enum(['registered', 'unregistered']).optional(),
  intention: z.enum(intentionCodes).optional(),
  state: z.enum(['active', 'left', 'all']).default('active'),
}

/** The filters as a request gives them, read. */
export type VolunteerFilters = z.output<z.ZodObject<typeof filters>>

const ofOne = z.object({ id: idSchema })
const changed = z.object({ id: z.string(), version: z.number().int() })
const warnings = z.array(z.enum(['birth-not-known', 'younger-than-eight', 'same-name-and-birth']))
const factErrors = [
  'not-found',
  'id-already-used',
  'guardian-consent-missing',
  'birth-differs-from-identity',
  'volunteer-day-in-the-future',
  'registration-without-day',
  'registration-ends-before',
  'volunteer-already-registered',
] as const
const changeErrors = ['not-found', 'changed-meanwhile', 'id-already-used'] as const

export const volunteersContract = {
  volunteers: route({
    method: 'GET',
    path: '/api/volunteers',
    summary: { zh: '志愿者名册', en: 'The register of volunteers' },
    permission: 'volunteers.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
    errors: ['cursor-not-valid'],
  }),
  volunteerTotals: route({
    method: 'GET',
    path: '/api/volunteers/totals',
    summary: {
      zh: '所查志愿者的人数，其中已注册的人数',
      en: 'How many volunteers are asked for, and how many of them are registered',
    },
    permission: 'volunteers.read',
    query: z.object(filters),
    answer: z.object({ volunteers: z.number().int(), registered: z.number().int() }),
  }),
  exportVolunteers: route({
    method: 'GET',
    path: '/api/volunteers/export',
    summary: { zh: '导出志愿者名册（xlsx，脱敏）', en: 'Export the register as xlsx, numbers masked' },
    permission: 'volunteers.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  volunteerTemplate: route({
    method: 'GET',
    path: '/api/volunteers/template',
    summary: { zh: '志愿者导入模板（xlsx）', en: 'The list to fill in for an import' },
    permission: 'volunteers.write',
    answer: { file: workbook },
  }),
  volunteer: route({
    method: 'GET',
    path: '/api/volunteers/:id',
    summary: { zh: '查看一名志愿者', en: 'One volunteer' },
    permission: 'volunteers.read',
    params: ofOne,
    answer: detail,
    errors: ['not-found'],
  }),
  registerVolunteer: route({
    method: 'POST',
    path: '/api/volunteers',
    summary: { zh: '登记志愿者', en: 'Register a volunteer' },
    permission: 'volunteers.write',
    body: z.strictObject({ id: idSchema, volunteer: idSchema, station: idSchema, ...newFacts }),
    answer: changed.extend({ number: z.string(), warnings }),
    status: 201,
    errors: factErrors,
  }),
  registerVolunteers: route({
    method: 'POST',
    path: '/api/volunteers/batch',
    summary: { zh: '成批登记志愿者：全部无误才登记', en: 'Register many volunteers: all of them or none' },
    permission: 'volunteers.write',
    body: z.strictObject({
      id: idSchema,
      station: idSchema,
      volunteers: z
        .array(z.strictObject({ volunteer: idSchema, ...newFacts }))
        .min(1)
        .max(1000),
    }),
    answer: z.object({ registered: z.number().int(), numbers: z.array(z.string()) }),
    status: 201,
    errors: factErrors,
  }),
  changeVolunteer: route({
    method: 'PUT',
    path: '/api/volunteers/:id',
    summary: { zh: '修改志愿者信息', en: 'Change a volunteer' },
    permission: 'volunteers.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      version,
      ...facts,
      ...changedTexts,
    }),
    answer: changed.extend({ warnings }),
    errors: [...new Set([...factErrors, ...changeErrors, 'volunteer-other-province', 'left-before-linked'])],
  }),
  leave: route({
    method: 'POST',
    path: '/api/volunteers/:id/leave',
    summary: { zh: '志愿者退出', en: 'A volunteer leaves' },
    permission: 'volunteers.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      version,
      leftOn: daySchema.meta({ description: 'The first day on which they are none any more' }),
      reason: text(200),
    }),
    answer: changed,
    errors: [...changeErrors, 'volunteer-left', 'left-before-linked', 'volunteer-day-in-the-future'],
  }),
  comeBack: route({
    method: 'POST',
    path: '/api/volunteers/:id/return',
    summary: { zh: '取消退出登记', en: 'Undo the leaving' },
    permission: 'volunteers.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version }),
    answer: changed,
    errors: [...changeErrors, 'volunteer-not-left', 'volunteer-already-registered'],
  }),
  unmaskVolunteer: route({
    method: 'POST',
    path: '/api/volunteers/:id/unmask',
    summary: { zh: '查看完整证件号、电话、住址，留有审计记录', en: 'Sealed texts in full; it is audited' },
    permission: 'people.unmask',
    params: ofOne,
    body: z.strictObject({ field: z.enum(sealedFields), purpose: z.enum(unmaskPurposeCodes) }),
    answer: z.object({ value: z.string().nullable() }),
    errors: ['not-found'],
  }),
  importVolunteers: route({
    method: 'POST',
    path: '/api/volunteers/import',
    summary: {
      zh: '导入志愿者名单：先预检，再登记无误的行',
      en: 'Import a list: look at it first, then register the rows that are right',
    },
    permission: 'volunteers.write',
    upload: { maximumBytes: 20 * 1024 * 1024 },
    body: z.strictObject({
      id: idSchema,
      station: idSchema,
      apply: z.enum(['true', 'false']).default('false'),
    }),
    answer: z.object({
      rows: z.number().int().meta({ description: 'Rows with anything in them' }),
      ready: z
        .number()
        .int()
        .meta({ description: 'Rows that are right; those registered where it was applied' }),
      wrongRows: z.number().int(),
      applied: z.boolean(),
      problems: z
        .array(
          z.object({
            row: z.number().int().meta({ description: 'As the spreadsheet program numbers it' }),
            column: z.string().nullable(),
            value: z.string().nullable(),
            code: z.string(),
            message: z.object({ zh: z.string(), en: z.string() }),
          }),
        )
        .meta({ description: 'The first 500' }),
    }),
    errors: [
      'list-titles-not-found',
      'list-too-long',
      'file-missing',
      'file-too-large',
      'not-found',
      'id-already-used',
    ],
  }),
}
