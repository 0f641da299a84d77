import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  changeKindCodes,
  endKindCodes,
  faultCodes,
  legalFormCodes,
  listKindCodes,
  penaltyKindCodes,
} from '../domain/registry/codes.ts'
import { longest } from '../domain/registry/limits.ts'
import {
  changeAnswer,
  entryLine,
  listingAnswer,
  penaltyAnswer,
  reportAnswer,
  statusSchema,
  reportYear as year,
} from './registry-shapes.ts'
import { importAnswer, ofOne, optionalText, text } from './shapes.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const saved = z.object({ id: z.string() })

const filters = {
  search: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Part of name, pinyin, initials or credit code' }),
  legalForm: z.enum(legalFormCodes).optional(),
  authority: divisionSchema.optional().meta({ description: 'The authority of this division alone' }),
  within: divisionSchema.optional(),
  status: statusSchema.optional(),
  listed: z.enum(listKindCodes).optional().meta({ description: 'Stands on this list today' }),
}
export type RegistryFilters = z.output<z.ZodObject<typeof filters>>

const fault = {
  fault: z.enum(faultCodes),
  faultYear: year.nullable().default(null).meta({ description: 'The year of the report, where it is one' }),
}

const entryBody = {
  legalForm: z.enum(legalFormCodes),
  authority: divisionSchema.meta({ description: 'The division of the authority; 0 is the nation' }),
  certificateNumber: optionalText(longest.certificateNumber),
  supervisor: optionalText(longest.supervisor).meta({
    description: 'Supervisory unit; none where it is registered directly',
  }),
  purpose: optionalText(longest.purpose),
  capitalFen: z.number().int().min(0).max(100_000_000_000_000).nullable().default(null),
  registeredOn: daySchema,
  reportsFrom: year
    .nullable()
    .default(null)
    .meta({ description: 'The first year whose report is kept here; last year when left out' }),
}

/** The registry of social organisations (2.15, 2.17, S15). */
export const registryContract = {
  registry: route({
    method: 'GET',
    path: '/api/registry',
    summary: { zh: '社会组织登记名册', en: 'The registry of social organisations' },
    permission: 'organisations.read',
    query: pageQuery.extend(filters),
    answer: pageOf(entryLine),
    errors: ['cursor-not-valid'],
  }),
  exportRegistry: route({
    method: 'GET',
    path: '/api/registry/export',
    summary: { zh: '导出登记名册（xlsx）', en: 'Export the registry as xlsx' },
    permission: 'organisations.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  registryTemplate: route({
    method: 'GET',
    path: '/api/registry/template',
    summary: { zh: '登记名册导入模板', en: 'The template for imports' },
    permission: 'organisations.registry',
    answer: { file: workbook },
  }),
  importRegistry: route({
    method: 'POST',
    path: '/api/registry/import',
    summary: { zh: '导入登记名册：先预检，再登记', en: 'Import the registry: look first, then register' },
    permission: 'organisations.registry',
    upload: { maximumBytes: 20 * 1024 * 1024 },
    body: z.strictObject({
      id: idSchema,
      authority: divisionSchema.meta({ description: 'Of all rows' }),
      apply: z.enum(['true', 'false']).default('false'),
    }),
    answer: importAnswer,
    errors: [
      'list-titles-not-found',
      'list-too-long',
      'file-missing',
      'file-too-large',
      'not-found',
      'id-already-used',
    ],
  }),
  registryEntry: route({
    method: 'GET',
    path: '/api/registry/:id',
    summary: { zh: '登记、年报、名录和处罚', en: 'Registration, reports, lists and penalties of a body' },
    permission: 'organisations.read',
    params: ofOne,
    answer: z.object({
      entry: entryLine
        .extend({
          reportsFrom: z.number().int(),
          certificateNumber: z.string().nullable(),
          supervisor: z.string().nullable(),
          purpose: z.string().nullable(),
          capitalFen: z.number().int().nullable(),
          endDocument: z.string().nullable(),
          endReason: z.string().nullable(),
          version: z.number().int(),
        })
        .nullable()
        .meta({ description: 'Null: not in the registry yet' }),
      codeFits: z
        .boolean()
        .nullable()
        .meta({ description: 'Whether the credit code begins as the type has it' }),
      reports: z.array(reportAnswer),
      changes: z.array(changeAnswer),
      listings: z.array(listingAnswer),
      penalties: z.array(penaltyAnswer),
      bases: z
        .object({ abnormal: z.string(), 'spot-check': z.string(), serious: z.string(), penalty: z.string() })
        .nullable(),
      abilities: z.object({ write: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  saveEntry: route({
    method: 'PUT',
    path: '/api/registry/:id',
    summary: { zh: '登记或修改社会组织登记信息', en: 'Enter a body in the registry, or change its entry' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version: z.number().int().nullable().default(null), ...entryBody }),
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'changed-meanwhile',
      'day-in-the-future',
      'registry-code-needed',
      'registry-code-of-another-form',
      'registry-authority-outside-scope',
    ],
  }),
  recordChange: route({
    method: 'POST',
    path: '/api/registry/:id/changes',
    summary: { zh: '登记变更', en: 'Record a change of the registration' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      kind: z.enum(changeKindCodes),
      was: optionalText(longest.changed),
      now: text(longest.changed),
      decidedOn: daySchema,
      document: optionalText(longest.document),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'decision-before-registration',
      'value-too-long',
      'registry-not-registered',
    ],
  }),
  endRegistration: route({
    method: 'POST',
    path: '/api/registry/:id/ending',
    summary: { zh: '注销、撤销登记或吊销证书', en: 'Cancel or revoke a registration' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      status: z.enum(endKindCodes),
      endedOn: daySchema.meta({ description: 'The first day on which it is not registered' }),
      document: text(longest.document),
      reason: text(longest.reason),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'dissolved-before-established',
      'registry-not-registered',
    ],
  }),
  list: route({
    method: 'POST',
    path: '/api/registry/:id/listings',
    summary: { zh: '列入名录（名单）', en: 'Put a body on a list' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      list: z.enum(listKindCodes),
      ...fault,
      decidedOn: daySchema,
      document: text(longest.document),
      legalBasis: text(longest.legalBasis),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'decision-before-registration',
      'fault-year-after-decision',
      'already-on-list',
      'registry-not-registered',
      'serious-too-early',
    ],
  }),
  removeFromList: route({
    method: 'POST',
    path: '/api/registry/listings/:id/removal',
    summary: { zh: '移出名录（名单）', en: 'Take a body off a list, for a reason' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      removedOn: daySchema,
      document: text(longest.document),
      reason: text(longest.reason),
    }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'day-in-the-future', 'listing-not-standing', 'before-decision'],
  }),
  addFault: route({
    method: 'POST',
    path: '/api/registry/listings/:id/faults',
    summary: { zh: '在列期间新增情形，期限重新计算', en: 'A further fault: the period begins anew' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({ id: idSchema, ...fault, foundOn: daySchema, document: text(longest.document) }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'fault-year-after-decision',
      'listing-not-standing',
      'before-decision',
    ],
  }),
  penalise: route({
    method: 'POST',
    path: '/api/registry/:id/penalties',
    summary: { zh: '行政处罚', en: 'An administrative penalty' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      kind: z.enum(penaltyKindCodes),
      amountFen: z.number().int().min(1).max(100_000_000_000).nullable().default(null),
      ...fault,
      decidedOn: daySchema,
      document: text(longest.document),
      legalBasis: text(longest.legalBasis),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'decision-before-registration',
      'fault-year-after-decision',
      'penalty-amount-needed',
      'penalty-has-no-amount',
    ],
  }),
  settlePenalty: route({
    method: 'POST',
    path: '/api/registry/penalties/:id/settlement',
    summary: { zh: '处罚履行完毕或撤销', en: 'A penalty was fulfilled, or its decision taken back' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      outcome: z.enum(['fulfilled', 'revoked']),
      on: daySchema,
      reason: optionalText(longest.reason),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'penalty-settled',
      'value-missing',
      'before-decision',
    ],
  }),
  enterCredit: route({
    method: 'POST',
    path: '/api/registry/credit-entries',
    summary: { zh: '信用信息已录入', en: 'The credit information was entered' },
    permission: 'organisations.registry',
    body: z.strictObject({
      id: idSchema,
      record: idSchema,
      kind: z.enum(['change', 'listing', 'removal', 'penalty']),
      on: daySchema,
    }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'day-in-the-future'],
  }),
}
