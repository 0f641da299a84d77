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
import { checklistsContract } from './contract/checklists.ts'
import { handoversContract } from './contract/handovers.ts'
import { practicumContract } from './contract/practicum.ts'
import { practicumLogContract } from './contract/practicum-log.ts'
import { qualificationsContract } from './contract/qualifications.ts'
import { certificateLevels, creditKinds, employerKinds, postKinds, practiceTags } from './domain/codes.ts'

const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const person = {
  name: text(40),
  sex: z
    .union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)])
    .default(0)
    .meta({ description: 'GB/T 2261.1' }),
  birth: daySchema.nullish(),
  idNumber: text(30).nullish().meta({ description: 'Left out: stays as it is; null: taken out' }),
  phone: text(20).nullish(),
  education: text(60).nullish(),
  account: idSchema.nullish().meta({ description: 'The account of the same person' }),
  tags: z.array(z.enum(practiceTags)).max(7).default([]),
  talentFrom: daySchema.nullish().meta({ description: 'Social-work talent of a village, from this day' }),
  talentTo: daySchema.nullish(),
}

const post = z.strictObject({
  id: idSchema,
  station: idSchema.nullish(),
  division: divisionSchema.meta({ description: 'Where the work is done' }),
  employerKind: z.enum(employerKinds),
  employer: text(80),
  organisation: idSchema.nullish(),
  kind: z.enum(postKinds),
  alsoPost: text(40).nullish(),
  fullTime: z.boolean().default(true),
  main: z.boolean().default(true).meta({ description: 'By which the person is counted once' }),
  from: daySchema,
  to: daySchema.nullish().meta({ description: 'The last day' }),
})

const certificate = z.strictObject({
  id: idSchema,
  level: z.enum(certificateLevels),
  number: text(40),
  examYear: z.number().int().min(2008).max(2100).nullish(),
  issuedIn: z.number().int().min(11).max(82).nullish().meta({ description: 'Province of issue' }),
  examPlace: divisionSchema
    .nullish()
    .meta({ description: 'Where the examination was registered for: province, city or county' }),
  issuer: text(80).nullish(),
  obtainedOn: daySchema,
  endedOn: daySchema.nullish().meta({ description: 'Withdrawn: from this day it does not count' }),
  endedReason: text(200).nullish(),
  registration: text(40).nullish(),
  registeredFrom: daySchema.nullish(),
  registeredTo: daySchema.nullish(),
})

const credit = z.strictObject({
  id: idSchema,
  kind: z.enum(['external', 'course', 'degree']),
  creditedOn: daySchema,
  tenths: z
    .number()
    .int()
    .min(1)
    .max(5000)
    .optional()
    .meta({ description: 'Of a 学时； a degree counts as laid down' }),
  title: text(120),
  provider: text(80).nullish(),
  evidence: text(200).nullish(),
})

const account = z.object({
  certificate: z.string(),
  level: z.enum(certificateLevels),
  from: z.string(),
  to: z.string(),
  haveTenths: z.number().int(),
  needTenths: z.number().int(),
  paceTenths: z.number().int(),
  state: z.enum(['done', 'on-pace', 'behind', 'late']),
})

const line = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.number().int(),
  division: divisionAnswer,
  station: z.string().nullable(),
  placeName: z.string(),
  post: z.enum(postKinds).nullable(),
  employer: z.string().nullable(),
  employerKind: z.enum(employerKinds).nullable(),
  posts: z.number().int().meta({ description: 'Posts in force today' }),
  level: z.enum(certificateLevels).nullable(),
  tags: z.array(z.string()),
  talent: z.boolean(),
  education: account.nullable().meta({ description: 'Of the registration in force, or the last one' }),
})

const filters = {
  search: z.string().max(40).optional().meta({ description: 'Part of the name, its pinyin or its initials' }),
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  post: z.enum(postKinds).optional(),
  employer: z.enum(employerKinds).optional(),
  level: z.enum([...certificateLevels, 'none']).optional(),
  examPlace: divisionSchema
    .optional()
    .meta({ description: 'Holds a certificate whose examination was registered for there' }),
  examYear: z.coerce.number().int().min(2008).max(2100).optional().meta({
    description:
      'Holds a certificate of the examination of this year, and of that place where both are asked',
  }),
  registration: z
    .enum(['expiring', 'lapsed', 'never'])
    .optional()
    .meta({ description: 'Holds a certificate whose registration ends soon, ran out, or never was' }),
  tag: z.enum(practiceTags).optional(),
  talent: z.enum(['true']).optional(),
  education: z.enum(['behind']).optional().meta({ description: 'Whose credit hours are under the pace' }),
  state: z.enum(['working', 'all']).default('working'),
}
export type WorkforceFilters = z.output<z.ZodObject<typeof filters>>

const one = z.object({ id: idSchema })
const saved = z.object({ id: z.string(), version: z.number().int() })
const writing = [
  'not-found',
  'id-already-used',
  'post-place-outside-scope',
  'period-ends-before-it-starts',
  'registration-not-whole',
  'certificate-already-registered',
  'registration-before-certificate',
  'registration-overlaps',
  'worker-already-registered',
] as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const workforceContract = {
  list: route({
    method: 'GET',
    path: '/api/workforce',
    summary: { zh: '社工和人才名册', en: 'The register of social workers and talents' },
    permission: 'workforce.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
  }),
  export: route({
    method: 'GET',
    path: '/api/workforce/export',
    summary: { zh: '导出名册（xlsx）', en: 'Export the register as xlsx' },
    permission: 'workforce.read',
    query: z.object(filters),
    answer: { file: xlsx },
  }),
  template: route({
    method: 'GET',
    path: '/api/workforce/template',
    summary: { zh: '导入模板', en: 'The template for imports' },
    permission: 'workforce.write',
    answer: { file: xlsx },
  }),
  import: route({
    method: 'POST',
    path: '/api/workforce/import',
    summary: { zh: '导入名册：先预览，再写入', en: 'Import the register: look first, then write' },
    permission: 'workforce.write',
    upload: { maximumBytes: 10 * 1024 * 1024 },
    body: z.object({
      id: idSchema,
      station: idSchema.meta({ description: 'The station that rows without another place are put to' }),
      write: z.enum(['true', 'false']).meta({ description: 'false: only look' }),
    }),
    answer: z.object({
      rows: z.array(
        z.object({
          row: z.number().int(),
          name: z.string(),
          level: z.enum(certificateLevels).nullable(),
          problems: z.array(z.object({ column: z.string(), code: z.string(), value: z.string().nullable() })),
        }),
      ),
      good: z.number().int(),
      bad: z.number().int(),
      written: z.number().int(),
    }),
    errors: ['not-found', 'file-missing', 'file-too-large', 'sheet-without-names', 'id-already-used'],
  }),
  register: route({
    method: 'POST',
    path: '/api/workforce',
    summary: { zh: '登记社工或人才', en: 'Register a worker or talent' },
    permission: 'workforce.write',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the worker and of the command' }),
      ...person,
      division: divisionSchema.optional().meta({ description: 'Where somebody without a post belongs' }),
      post: post.optional(),
      certificate: certificate.optional(),
    }),
    status: 201,
    answer: saved,
    errors: writing,
  }),
  one: route({
    method: 'GET',
    path: '/api/workforce/:id',
    summary: { zh: '社工档案', en: 'One worker' },
    permission: 'workforce.read',
    params: one,
    answer: line.extend({
      birth: z.string().nullable(),
      idNumber: z.string().nullable().meta({ description: 'Masked' }),
      phone: z.string().nullable().meta({ description: 'Masked' }),
      schooling: z.string().nullable(),
      account: z.string().nullable(),
      talentFrom: z.string().nullable(),
      talentTo: z.string().nullable(),
      version: z.number().int(),
      allPosts: z.array(
        post.extend({
          station: z.string().nullable(),
          division: divisionAnswer,
          placeName: z.string(),
          version: z.number(),
        }),
      ),
      certificates: z.array(
        certificate.extend({
          examPlace: divisionAnswer.nullable(),
          examPlaceName: z.string().nullable(),
          version: z.number().int(),
          inForce: z.boolean(),
        }),
      ),
      accounts: z.array(account),
      credits: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(creditKinds),
          creditedOn: z.string(),
          tenths: z.number().int(),
          title: z.string(),
          provider: z.string().nullable(),
          evidence: z.string().nullable(),
          training: z.string().nullable(),
          withdrawn: z.boolean(),
        }),
      ),
      abilities: z.object({ write: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  unmask: route({
    method: 'POST',
    path: '/api/workforce/:id/unmasking',
    summary: { zh: '查看完整证件号和电话，留有审计记录', en: 'Number and phone in full; audited' },
    permission: 'workforce.write',
    params: one,
    body: z.strictObject({ purpose: text(200) }),
    answer: z.object({ idNumber: z.string().nullable(), phone: z.string().nullable() }),
    errors: ['not-found'],
  }),
  change: route({
    method: 'PUT',
    path: '/api/workforce/:id',
    summary: { zh: '修改社工资料', en: 'Change a worker’s data' },
    permission: 'workforce.write',
    params: one,
    body: z.strictObject({ id: idSchema, version: z.number().int(), ...person }),
    answer: saved,
    errors: [...writing, 'changed-meanwhile'],
  }),
  savePost: route({
    method: 'PUT',
    path: '/api/workforce/:id/posts',
    summary: { zh: '新增或修改岗位', en: 'Add or change a post' },
    permission: 'workforce.write',
    params: one,
    body: z.strictObject({ id: idSchema, post }),
    answer: z.object({ id: z.string() }),
    errors: writing,
  }),
  saveCertificate: route({
    method: 'PUT',
    path: '/api/workforce/:id/certificates',
    summary: { zh: '新增或修改证书', en: 'Add or change a certificate' },
    permission: 'workforce.write',
    params: one,
    body: z.strictObject({ id: idSchema, certificate }),
    answer: z.object({ id: z.string() }),
    errors: writing,
  }),
  addCredit: route({
    method: 'POST',
    path: '/api/workforce/:id/credits',
    summary: { zh: '登记外部学时', en: 'Add credit hours from elsewhere' },
    permission: 'workforce.write',
    params: one,
    body: credit,
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'day-still-to-come'],
  }),
  withdrawCredit: route({
    method: 'POST',
    path: '/api/workforce/:id/credits/:credit/withdrawal',
    summary: { zh: '撤销外部学时', en: 'Withdraw credit hours' },
    permission: 'workforce.write',
    params: z.object({ id: idSchema, credit: idSchema }),
    body: z.strictObject({ id: idSchema, reason: text(200) }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'credit-already-withdrawn', 'credit-of-training'],
  }),
  ...checklistsContract,
  ...handoversContract,
  ...qualificationsContract,
  ...practicumContract,
  ...practicumLogContract,
}

export type PersonInput = z.output<typeof workforceContract.change.body>
export type PostInput = z.output<typeof post>
export type CertificateInput = z.output<typeof certificate>
