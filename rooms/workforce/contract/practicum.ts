import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { degreeCodes, studyModeCodes } from '../domain/qualifications.ts'
import {
  certificateLine,
  lineAnswer,
  ofOne,
  placementLine,
  saved,
  studentFacts,
  text,
  xlsx,
} from './practicum-shapes.ts'

const filters = {
  search: z.string().max(40).optional().meta({ description: 'Part of the name, its pinyin or its initials' }),
  organisation: idSchema.optional(),
  waiting: z.enum(['true']).optional().meta({ description: 'With lines that nobody signed yet' }),
  state: z.enum(['running', 'ended', 'all']).default('all'),
}
export type PlacementFilters = z.output<z.ZodObject<typeof filters>>

const placementBody = {
  supervisor: idSchema.meta({ description: 'The account that signs' }),
  studentAccount: idSchema.nullish().meta({ description: 'The account with which the student logs hours' }),
  member: idSchema.nullish().meta({ description: 'The supervisor’s file in the register of workers' }),
  tasks: text(500).nullish(),
  from: daySchema,
  to: daySchema.nullish(),
}
const placing = [
  'not-found',
  'id-already-used',
  'period-ends-before-it-starts',
  'practicum-place-not-fit',
  'practicum-account-unknown',
  'practicum-supervisor-is-student',
] as const

const studentAnswer = z.object({
  id: z.string(),
  name: z.string(),
  idNumber: z.string().nullable().meta({ description: 'Masked' }),
  phone: z.string().nullable().meta({ description: 'Masked' }),
  school: z.string(),
  major: z.string(),
  socialWorkMajor: z.boolean(),
  degree: z.enum(degreeCodes),
  mode: z.enum(studyModeCodes),
  enrolledFrom: z.string(),
  enrolledTo: z.string().nullable(),
  household: divisionAnswer.nullable(),
  householdName: z.string().nullable(),
  version: z.number().int(),
})

/** Practicum of students in agencies, as agencies and officers keep it (S13). */
export const practicumContract = {
  placements: route({
    method: 'GET',
    path: '/api/practicum/placements',
    summary: { zh: '实习登记', en: 'Placements of practicum' },
    permission: 'practicum.read',
    query: pageQuery.extend(filters),
    answer: pageOf(placementLine),
    errors: ['cursor-not-valid'],
  }),
  exportPlacements: route({
    method: 'GET',
    path: '/api/practicum/placements/export',
    summary: { zh: '导出实习登记（xlsx）', en: 'Export placements as xlsx' },
    permission: 'practicum.read',
    query: z.object(filters),
    answer: { file: xlsx },
  }),
  placement: route({
    method: 'GET',
    path: '/api/practicum/placements/:id',
    summary: { zh: '一次实习和时数记录', en: 'One placement with its hour log' },
    permission: 'practicum.read',
    params: ofOne,
    answer: placementLine.extend({
      supervisor: z.string(),
      studentAccount: z.string().nullable(),
      tasks: z.string().nullable(),
      file: studentAnswer,
      lines: z.array(lineAnswer),
      certificates: z.array(certificateLine),
      totals: z.object({
        signedMinutes: z.number().int(),
        signedDays: z.number().int(),
        unsignedMinutes: z.number().int(),
        voidMinutes: z.number().int(),
      }),
      abilities: z.object({ write: z.boolean(), log: z.boolean(), sign: z.boolean(), void: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  practicumHosts: route({
    method: 'GET',
    path: '/api/practicum/hosts',
    summary: { zh: '可登记实习的机构', en: 'Agencies in which the reader may place students' },
    permission: 'practicum.write',
    query: z.object({ search: z.string().max(60).optional() }),
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  practicumAccounts: route({
    method: 'GET',
    path: '/api/practicum/accounts',
    summary: { zh: '机构的实习生账号和督导账号', en: 'Accounts of an agency that log or sign hours' },
    permission: 'practicum.write',
    query: z.object({ organisation: idSchema }),
    answer: z.object({
      students: z.array(z.object({ account: z.string(), name: z.string() })),
      supervisors: z.array(z.object({ account: z.string(), name: z.string() })),
    }),
    errors: ['not-found'],
  }),
  place: route({
    method: 'POST',
    path: '/api/practicum/placements',
    summary: { zh: '登记实习生到机构实习', en: 'Place a student in an agency' },
    permission: 'practicum.write',
    body: z.strictObject({
      id: idSchema,
      placement: idSchema,
      organisation: idSchema,
      student: idSchema.meta({ description: 'Of the file; a number that is known keeps its own' }),
      idNumber: text(30),
      ...studentFacts,
      ...placementBody,
    }),
    status: 201,
    answer: z.object({ id: z.string(), student: z.string() }),
    errors: placing,
  }),
  changePlacement: route({
    method: 'PUT',
    path: '/api/practicum/placements/:id',
    summary: { zh: '修改实习安排', en: 'Change a placement, or end it' },
    permission: 'practicum.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version: z.number().int(), ...placementBody }),
    answer: saved,
    errors: [...placing, 'changed-meanwhile'],
  }),
  changeStudent: route({
    method: 'PUT',
    path: '/api/practicum/students/:id',
    summary: { zh: '修改实习生资料', en: 'Change a student’s data' },
    permission: 'practicum.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version: z.number().int(), ...studentFacts }),
    answer: saved,
    errors: ['not-found', 'id-already-used', 'period-ends-before-it-starts', 'changed-meanwhile'],
  }),
  unmaskStudent: route({
    method: 'POST',
    path: '/api/practicum/students/:id/unmasking',
    summary: {
      zh: '查看实习生完整证件号和电话，留有审计记录',
      en: 'A student’s number and phone in full; audited',
    },
    permission: 'practicum.write',
    params: ofOne,
    body: z.strictObject({ purpose: text(200) }),
    answer: z.object({ idNumber: z.string().nullable(), phone: z.string().nullable() }),
    errors: ['not-found'],
  }),
  studentFactsOn: route({
    method: 'GET',
    path: '/api/practicum/students/:id/facts',
    summary: { zh: '实习生某日的政策事实', en: 'What programmes derive of a student, as of a day' },
    permission: 'practicum.read',
    params: ofOne,
    query: z.object({
      on: daySchema.optional(),
      from: daySchema.optional().meta({ description: 'Only practicum from this day on counts' }),
      to: daySchema.optional(),
    }),
    answer: z.object({
      on: z.string(),
      facts: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          title: z.object({ zh: z.string(), en: z.string() }),
          value: z.union([z.string(), z.number(), z.boolean()]),
          place: z.string().nullable(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
}

export type PlaceInput = z.output<typeof practicumContract.place.body>
export type PlacementChange = z.output<typeof practicumContract.changePlacement.body>
export type StudentInput = z.output<typeof practicumContract.changeStudent.body>
