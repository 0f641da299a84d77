import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import {
  contactPurposeCodes,
  linkKindCodes,
  organisationFieldCodes,
  organisationKindCodes,
  placeKindCodes,
} from '../domain/kinds.ts'
import { changed, importAnswer, ofOne, optionalText, placeAnswer, text, version, yes } from './shapes.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const facts = {
  name: text(80),
  creditCode: optionalText(40).meta({
    description: 'GB 32100; a community organisation that is only filed has none',
  }),
  kind: z.enum(organisationKindCodes),
  division: divisionSchema.meta({ description: 'Where it is registered or filed' }),
  station: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'The station that keeps the entry of a community organisation' }),
  hub: z.boolean().default(false).meta({ description: '枢纽型' }),
  league: z.boolean().default(false).meta({ description: '团属 (S12.5)' }),
  authority: optionalText(80),
  filingNumber: optionalText(60),
  fields: z.array(z.enum(organisationFieldCodes)).max(organisationFieldCodes.length).default([]),
  establishedOn: daySchema.meta({ description: 'Registered, filed or founded: it counts from this day' }),
  dissolvedOn: daySchema
    .nullable()
    .default(null)
    .meta({ description: 'The first day on which it is no more' }),
  contactName: optionalText(40),
  address: optionalText(120),
  note: optionalText(1000),
}

const line = z.object({
  id: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  kind: z.enum(organisationKindCodes),
  place: placeAnswer,
  station: z.string().nullable(),
  stationName: z.string().nullable(),
  hub: z.boolean(),
  league: z.boolean(),
  fields: z.array(z.enum(organisationFieldCodes)),
  establishedOn: z.string(),
  dissolvedOn: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable().meta({ description: 'Masked' }),
  version: z.number().int(),
})

const linkLine = z.object({
  id: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  station: z.string(),
  stationName: z.string().nullable(),
  division: divisionAnswer,
  kind: z.enum(linkKindCodes),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  note: z.string().nullable(),
  recordedName: z.string(),
  recordedAt: z.string(),
  standing: z.boolean(),
  reversal: z.object({ reason: z.string(), byName: z.string(), at: z.string() }).nullable(),
  abilities: z.object({ withdraw: z.boolean(), end: z.boolean() }),
})

const detail = line.extend({
  authority: z.string().nullable(),
  filingNumber: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  links: z.array(linkLine).meta({ description: 'As far as the reader’s stations go' }),
  places: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(placeKindCodes),
      closedOn: z.string().nullable(),
    }),
  ),
  abilities: z.object({ change: z.boolean(), unmask: z.boolean(), link: z.boolean() }),
})

const warnings = z.array(
  z.enum(['credit-code-missing', 'credit-code-of-another-kind', 'name-already-registered']),
)

const filters = {
  search: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Part of name, pinyin, initials or credit code' }),
  kind: z.enum(organisationKindCodes).optional(),
  within: divisionSchema.optional(),
  hub: yes,
  league: yes,
  state: z.enum(['active', 'dissolved', 'all']).default('active'),
}

/** The filters as a request gives them, read. */
export type OrganisationFilters = z.output<z.ZodObject<typeof filters>>

const codeErrors = [
  'unified-credit-code-length',
  'unified-credit-code-characters',
  'unified-credit-code-organisation-check',
  'unified-credit-code-check',
  'credit-code-already-registered',
  'day-in-the-future',
  'dissolved-before-established',
] as const

export const organisationsOnlyContract = {
  organisations: route({
    method: 'GET',
    path: '/api/organisations',
    summary: { zh: '机构和社会组织名册', en: 'The register of organisations' },
    permission: 'organisations.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
    errors: ['cursor-not-valid'],
  }),
  exportOrganisations: route({
    method: 'GET',
    path: '/api/organisations/export',
    summary: { zh: '导出机构名册（xlsx）', en: 'Export the register as xlsx' },
    permission: 'organisations.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  organisationTemplate: route({
    method: 'GET',
    path: '/api/organisations/template',
    summary: { zh: '机构导入模板（xlsx）', en: 'The list to fill in for an import' },
    permission: 'organisations.write',
    answer: { file: workbook },
  }),
  lookalikes: route({
    method: 'GET',
    path: '/api/organisations/lookalikes',
    summary: { zh: '查重：同名或同一信用代码', en: 'Entries with the same name or credit code' },
    permission: 'organisations.read',
    query: z.object({ name: z.string().max(80).optional(), creditCode: z.string().max(40).optional() }),
    answer: z.object({ items: z.array(line) }),
  }),
  organisation: route({
    method: 'GET',
    path: '/api/organisations/:id',
    summary: { zh: '查看一个机构', en: 'One organisation; also found by the id of one of its links' },
    permission: 'organisations.read',
    params: ofOne,
    answer: detail,
    errors: ['not-found'],
  }),
  registerOrganisation: route({
    method: 'POST',
    path: '/api/organisations',
    summary: { zh: '登记一个机构', en: 'Register an organisation' },
    permission: 'organisations.write',
    body: z.strictObject({
      id: idSchema,
      organisation: idSchema,
      ...facts,
      contactPhone: optionalText(40),
    }),
    answer: changed.extend({ warnings }),
    status: 201,
    errors: [...codeErrors, 'not-found', 'id-already-used'],
  }),
  changeOrganisation: route({
    method: 'PUT',
    path: '/api/organisations/:id',
    summary: { zh: '修改机构信息', en: 'Change an organisation' },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      version,
      ...facts,
      contactPhone: text(40)
        .nullable()
        .optional()
        .meta({ description: 'Left out, the phone stays as it is' }),
    }),
    answer: changed.extend({ warnings }),
    errors: [
      ...codeErrors,
      'not-found',
      'changed-meanwhile',
      'organisation-other-province',
      'id-already-used',
    ],
  }),
  unmaskOrganisation: route({
    method: 'POST',
    path: '/api/organisations/:id/contact',
    summary: { zh: '查看联系电话，留有审计记录', en: 'The contact’s phone in full; it is audited' },
    permission: 'organisations.read',
    params: ofOne,
    body: z.strictObject({ purpose: z.enum(contactPurposeCodes) }),
    answer: z.object({ phone: z.string().nullable() }),
    errors: ['not-found', 'not-permitted'],
  }),
  importOrganisations: route({
    method: 'POST',
    path: '/api/organisations/import',
    summary: {
      zh: '导入机构名单：先预检，再登记无误的行',
      en: 'Import a list: look at it first, then register the rows that are right',
    },
    permission: 'organisations.write',
    upload: { maximumBytes: 20 * 1024 * 1024 },
    body: z.strictObject({
      id: idSchema,
      division: divisionSchema.optional().meta({ description: 'Of rows that name none' }),
      station: idSchema.optional().meta({ description: 'Which mobilised or incubated them' }),
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
}

export { linkLine }
