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
import { text } from './contract/records.ts'
import { clockKinds } from './domain/case-clocks.ts'
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
import { phases } from './domain/phases.ts'
import { urgencyTerms } from './domain/record-codes.ts'

export { ecomapContract } from './contract/ecomap.ts'
export { caseFileContract } from './contract/file.ts'
export { caseFormContract } from './contract/forms.ts'
export { type CaseRecord, type RecordOf, recordSchema } from './contract/records.ts'
export { caseTransferContract } from './contract/transfers.ts'

const note = text(4000).optional()

const kind = z.enum(codesOf(caseKindTerms))
const problem = z.enum(codesOf(caseProblemTerms))
const source = z.enum(codesOf(caseSourceTerms))
const reasonCode = z.enum(codesOf(closeReasonTerms))
const attainment = z.enum(codesOf(attainmentTerms))
const satisfaction = z.enum(codesOf(satisfactionTerms))
const state = z.enum(codesOf(caseStateTerms))
const phase = z.enum(phases)
const urgency = z.enum(codesOf(urgencyTerms))
const yes = z.enum(['true', 'false']).transform((value) => value === 'true')

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
  personFile: z.boolean().meta({
    description: 'false where the client’s own file lies with another station, or is not the caller’s to see',
  }),
  station: z.string(),
  division: divisionAnswer,
  kind,
  problem,
  source,
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  closeReason: reasonCode.nullable(),
  state,
  worker: z.string(),
  workerName: z.string(),
  phase: phase.nullable().meta({ description: 'null: only registered, without phases' }),
  urgency,
  contacts: z.number().int(),
  dueOn: z.string().nullable().meta({ description: 'When the first of its clocks runs out' }),
  dueKind: z.enum(clockKinds).nullable(),
  awaitsSignature: z.boolean(),
  movingTo: z.string().nullable().meta({ description: 'The station that was asked to take it over' }),
})

const caseDetail = caseLine.extend({
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
      fromStationName: z.string().nullable(),
      stationName: z.string().nullable(),
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
  mine: yes.optional(),
  worker: idSchema.optional().meta({ description: 'The account that answers for it' }),
  phase: phase.optional(),
  overdue: yes
    .optional()
    .meta({ description: 'Only those with a clock that has run out, the latest first due' }),
  unsigned: yes.optional().meta({ description: 'Only those that wait for a supervisor’s signature' }),
  name: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({ description: 'Name of the client, pinyin or initials; only of persons whom the caller may see' }),
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
      request: idSchema.optional().meta({
        description: 'The accepted request for help that becomes this case; it is then run in phases',
      }),
      letter: idSchema.optional().meta({
        description:
          'The letter to a mailbox that becomes this case; the letter then names the case as what was done',
      }),
      phases: z
        .boolean()
        .default(false)
        .meta({ description: 'Run in phases, with their records and clocks' }),
      urgency: urgency.default('ordinary'),
      requestedOn: daySchema.optional().meta({
        description:
          'When help was asked for, from when the clock of intake runs; the day of opening when left out',
      }),
    }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'case-reopens-other', 'case-request-other', 'case-letter-other'],
  }),
  change: route({
    method: 'PUT',
    path: '/api/cases/:id',
    summary: { zh: '修改个案的登记内容', en: 'Change what is registered of a case' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, ...facts }),
    answer: changed,
    errors: [...changeErrors, 'case-phase-incomplete', 'case-contacts-too-many', 'case-kind-not-now'],
  }),
  move: route({
    method: 'POST',
    path: '/api/cases/:id/move',
    summary: { zh: '把个案转到另一个站点', en: 'Move a case to another station' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, station: idSchema, movedOn: daySchema, reason: text(200) }),
    answer: changed,
    errors: [
      ...changeErrors,
      'case-already-closed',
      'case-already-there',
      'case-other-province',
      'case-transfer-open',
    ],
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
    errors: [...changeErrors, 'case-already-closed', 'case-phase-incomplete', 'case-reason-other'],
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
    errors: [...changeErrors, 'case-transfer-open'],
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
