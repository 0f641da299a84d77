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
import {
  attainmentTerms,
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  caseStateTerms,
  closeReasonTerms,
  codesOf,
  satisfactionTerms,
} from './domain/case-codes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const note = text(4000).optional()

const kind = z.enum(codesOf(caseKindTerms))
const problem = z.enum(codesOf(caseProblemTerms))
const source = z.enum(codesOf(caseSourceTerms))
const reasonCode = z.enum(codesOf(closeReasonTerms))
const attainment = z.enum(codesOf(attainmentTerms))
const satisfaction = z.enum(codesOf(satisfactionTerms))
const state = z.enum(codesOf(caseStateTerms))

const facts = {
  kind,
  problem,
  source,
  openedOn: daySchema,
  workerName: text(60).optional().meta({ description: 'Who answers for it; the caller when left out' }),
  description: note.meta({ description: 'What was asked for; sensitive' }),
}

const caseLine = z.object({
  id: z.string(),
  number: z.string(),
  person: z.string(),
  personName: z.string().nullable().meta({ description: 'null when the caller may not see the person' }),
  station: z.string(),
  division: divisionAnswer,
  kind,
  problem,
  source,
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  closeReason: reasonCode.nullable(),
  state,
  workerName: z.string(),
})

const caseDetail = caseLine.extend({
  worker: z.string(),
  openedStation: z.string(),
  openedDivision: divisionAnswer,
  attainment: attainment.nullable(),
  satisfaction: satisfaction.nullable(),
  sensitive: z
    .object({
      description: z.string().nullable(),
      outcome: z.string().nullable(),
      followUp: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  withdrawReason: z.string().nullable(),
  moves: z.array(
    z.object({
      movedOn: z.string(),
      fromStation: z.string(),
      fromDivision: divisionAnswer,
      station: z.string(),
      division: divisionAnswer,
      reason: z.string(),
      byName: z.string(),
    }),
  ),
  reopens: z.object({ id: z.string(), number: z.string() }).nullable(),
  reopenedAs: z.array(z.object({ id: z.string(), number: z.string() })),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), reopen: z.boolean() }),
})

const filters = {
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  person: idSchema.optional(),
  state: state.optional(),
  kind: kind.optional(),
  problem: problem.optional(),
  mine: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  from: daySchema.optional().meta({ description: 'Opened on or after' }),
  to: daySchema.optional(),
  number: z.string().trim().max(30).optional().meta({ description: 'Beginning or end of a case number' }),
}

export type CaseFilters = z.output<z.ZodObject<typeof filters>>

const one = z.object({ id: idSchema })
const change = {
  id: idSchema.meta({ description: 'Id of this command' }),
  version: z.number().int().min(1),
}
const changed = z.object({ id: z.string(), number: z.string(), version: z.number().int() })
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'case-withdrawn'] as const

export const caseworkContract = {
  open: route({
    method: 'POST',
    path: '/api/cases',
    summary: { zh: '接案，开立个案', en: 'Open a case' },
    permission: 'casework.record',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the case and of the command' }),
      person: idSchema,
      station: idSchema
        .optional()
        .meta({ description: 'The station that keeps the person’s file when left out' }),
      ...facts,
      reopens: idSchema.optional().meta({ description: 'A closed case of the same person' }),
    }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'case-reopens-other'],
  }),
  change: route({
    method: 'PUT',
    path: '/api/cases/:id',
    summary: { zh: '修改个案的登记内容', en: 'Change what is registered of a case' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, ...facts }),
    answer: changed,
    errors: changeErrors,
  }),
  move: route({
    method: 'POST',
    path: '/api/cases/:id/move',
    summary: { zh: '把个案转到另一个站点', en: 'Move a case to another station' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, station: idSchema, movedOn: daySchema, reason: text(200) }),
    answer: changed,
    errors: [...changeErrors, 'case-already-closed', 'case-already-there', 'case-other-province'],
  }),
  close: route({
    method: 'POST',
    path: '/api/cases/:id/closing',
    summary: { zh: '结案', en: 'Close a case' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({
      ...change,
      closedOn: daySchema,
      reason: reasonCode,
      attainment: attainment.optional(),
      satisfaction: satisfaction.optional(),
      outcome: note,
      followUp: note,
    }),
    answer: changed,
    errors: [...changeErrors, 'case-already-closed'],
  }),
  withdrawClosing: route({
    method: 'POST',
    path: '/api/cases/:id/closing-withdrawal',
    summary: { zh: '撤销误办的结案', en: 'Take back a closing made by mistake' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: [...changeErrors, 'case-not-closed'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/cases/:id/withdrawal',
    summary: { zh: '撤销误开的个案', en: 'Withdraw a case that was opened by mistake' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: changeErrors,
  }),
  list: route({
    method: 'GET',
    path: '/api/cases',
    summary: { zh: '个案列表，从最近的开始', en: 'Cases, the latest first' },
    permission: 'casework.read',
    query: pageQuery.extend(filters),
    answer: pageOf(caseLine),
  }),
  export: route({
    method: 'GET',
    path: '/api/cases/export',
    summary: { zh: '导出个案登记表（xlsx）', en: 'Export cases as xlsx' },
    permission: 'people.export',
    query: z.object(filters),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  one: route({
    method: 'GET',
    path: '/api/cases/:id',
    summary: { zh: '查看一个个案', en: 'One case' },
    permission: 'casework.read',
    params: one,
    answer: caseDetail,
    errors: ['not-found'],
  }),
}
