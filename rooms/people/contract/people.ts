import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { settableStates } from '../domain/file-state.ts'
import { sensitiveFields } from '../domain/sensitive.ts'
import { unmaskPurposeCodes } from '../domain/unmasking.ts'
import { fieldsSchema, lineAnswer, personAnswer } from './schemas.ts'

export const personParams = z.object({ id: idSchema })

/** Which people; the same for the list, its count and the export, so that what is exported is what was seen. */
export const filterShape = {
  search: z.string().max(100).optional().meta({
    description: 'Name, pinyin, initials, last digits of number or phone, whole number, file number',
  }),
  division: divisionSchema.optional(),
  station: idSchema.optional(),
  category: z.string().max(30).optional(),
  state: z.enum(['on-register', ...settableStates, 'all']).optional(),
  responsible: idSchema.optional(),
  ageFrom: z.coerce.number().int().min(0).max(150).optional(),
  ageTo: z.coerce.number().int().min(0).max(150).optional(),
  sex: z.coerce.number().int().optional(),
}

export const filterSchema = z.object(filterShape)
export type PeopleFilter = z.output<typeof filterSchema>

const write = { id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }) }
const versioned = { ...write, version: z.number().int().min(1) }

export const changed = z.object({ id: z.string(), version: z.number().int() })

export const peopleRoutesContract = {
  list: route({
    method: 'GET',
    path: '/api/people',
    summary: { zh: '人员列表与搜索', en: 'List and search people' },
    permission: 'people.read',
    query: pageQuery.extend(filterShape),
    answer: pageOf(lineAnswer).extend({
      count: z
        .object({ atLeast: z.number().int(), exact: z.boolean() })
        .optional()
        .meta({ description: 'On the first page; counting stops at 1000' }),
    }),
  }),
  exported: route({
    method: 'GET',
    path: '/api/people/export',
    summary: { zh: '导出人员名单（脱敏）', en: 'Export people, masked' },
    permission: 'people.export',
    query: filterSchema,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  register: route({
    method: 'POST',
    path: '/api/people',
    summary: { zh: '建档', en: 'Register a person' },
    permission: 'people.write',
    body: z.strictObject({
      ...write,
      person: idSchema.meta({ description: 'Of the new person' }),
      station: idSchema,
      division: divisionSchema.meta({ description: 'Where the person lives, to the village where known' }),
      registeredOn: daySchema.optional(),
      household: idSchema.optional(),
      fields: fieldsSchema.required({ name: true }),
      categories: z
        .array(
          z.strictObject({
            category: z.string(),
            subKind: z.string().optional(),
            certificate: z.string().max(60).optional(),
            from: daySchema,
            to: daySchema.optional(),
          }),
        )
        .max(20)
        .default([]),
    }),
    status: 201,
    answer: z.object({
      id: z.string(),
      fileNumber: z.string(),
      version: z.number().int(),
      possibleDuplicates: z.array(z.string()),
    }),
    errors: [
      'person-already-registered',
      'station-not-found',
      'household-not-found',
      'other-province',
      'id-already-used',
    ],
  }),
  read: route({
    method: 'GET',
    path: '/api/people/:id',
    summary: { zh: '人员档案', en: 'A person’s file' },
    permission: 'people.read',
    params: personParams,
    answer: personAnswer,
    errors: ['not-found'],
  }),
  name: route({
    method: 'GET',
    path: '/api/people/:id/name',
    summary: { zh: '人员姓名', en: 'A person’s name' },
    permission: 'people.read',
    params: personParams,
    answer: z.object({ id: z.string(), name: z.string() }),
    errors: ['not-found'],
  }),
  change: route({
    method: 'PATCH',
    path: '/api/people/:id',
    summary: { zh: '修改档案', en: 'Change a file' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({ ...versioned, fields: fieldsSchema }),
    answer: changed,
    errors: ['not-found', 'changed-meanwhile', 'person-already-registered', 'already-merged'],
  }),
  unmask: route({
    method: 'POST',
    path: '/api/people/:id/unmask',
    summary: { zh: '查看完整敏感信息', en: 'See sensitive texts in full' },
    permission: 'people.unmask',
    params: personParams,
    body: z.strictObject({
      fields: z.array(z.enum([...sensitiveFields, 'restrictedCategories'])).min(1),
      purpose: z.enum(unmaskPurposeCodes),
      note: z.string().trim().min(2).max(200),
    }),
    answer: z.object({
      values: z.record(z.string(), z.string()),
      restrictedCategories: z.array(z.string()).optional(),
    }),
    errors: ['not-found'],
  }),
  setState: route({
    method: 'POST',
    path: '/api/people/:id/state',
    summary: { zh: '变更状态（暂停、迁出、死亡、销档、恢复）', en: 'Pause, close or reopen a file' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({
      ...versioned,
      state: z.enum(settableStates),
      on: daySchema,
      reason: z.string().trim().min(2).max(200).optional(),
    }),
    answer: changed,
    errors: [
      'not-found',
      'changed-meanwhile',
      'already-merged',
      'reason-missing',
      'day-in-future',
      'day-before-registration',
    ],
  }),
  transfer: route({
    method: 'POST',
    path: '/api/people/:id/transfer',
    summary: { zh: '迁移到另一区划或社工站', en: 'Move to another place or station' },
    permission: 'people.write',
    params: personParams,
    body: z.strictObject({
      ...versioned,
      station: idSchema,
      division: divisionSchema,
      kind: z.enum(['moved', 'correction']).meta({
        description: 'moved: from a day on; correction: it was wrong from the beginning',
      }),
      on: daySchema.optional(),
      reason: z.string().trim().min(2).max(200),
    }),
    answer: changed,
    errors: [
      'not-found',
      'changed-meanwhile',
      'station-not-found',
      'day-in-future',
      'day-before-registration',
      'other-province',
      'not-on-register',
      'already-merged',
    ],
  }),
}
