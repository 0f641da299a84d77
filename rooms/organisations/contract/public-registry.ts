import { z } from 'zod'
import { route } from '../../../kernel/contract.ts'
import { faultCodes, legalFormCodes, listKindCodes, penaltyKindCodes } from '../domain/registry/codes.ts'
import { statusSchema, words } from './registry-shapes.ts'

const extract = z.object({
  name: z.string(),
  creditCode: z.string(),
  legalForm: z.enum(legalFormCodes),
  authorityName: words,
  registeredOn: z.string(),
  status: statusSchema,
  endedOn: z.string().nullable(),
})

/**
 * What anybody may look up without an account. No natural person but the legal representative, whom the law has
 * published; no contact, no officers, no report that was not accepted.
 */
export const publicRegistryContract = {
  searchExtracts: route({
    method: 'GET',
    path: '/api/public/organisations',
    summary: { zh: '社会组织查询（公开）', en: 'Look up a social organisation; public' },
    permission: 'public',
    query: z.object({
      search: z.string().trim().min(2).max(60).meta({ description: 'Part of the name, or the credit code' }),
    }),
    answer: z.object({ items: z.array(extract), more: z.boolean() }),
    errors: ['too-many-requests'],
  }),
  extract: route({
    method: 'GET',
    path: '/api/public/organisations/:code',
    summary: { zh: '社会组织公示信息（公开）', en: 'The public extract of a social organisation' },
    permission: 'public',
    params: z.object({ code: z.string().max(40) }),
    answer: extract.extend({
      legalRepresentative: z.string().nullable(),
      purpose: z.string().nullable(),
      supervisor: z.string().nullable(),
      reports: z.array(z.object({ year: z.number().int(), publishedOn: z.string(), filedLate: z.boolean() })),
      notFiled: z
        .array(z.number().int())
        .meta({ description: 'Years whose report was due and is not filed' }),
      listings: z.array(
        z.object({
          list: z.enum(listKindCodes),
          fault: z.enum(faultCodes),
          decidedOn: z.string(),
          document: z.string(),
          legalBasis: z.string(),
        }),
      ),
      penalties: z.array(
        z.object({
          kind: z.enum(penaltyKindCodes),
          amountFen: z.number().int().nullable(),
          decidedOn: z.string(),
          document: z.string(),
          legalBasis: z.string(),
        }),
      ),
      asOf: z.string(),
    }),
    errors: ['not-found', 'too-many-requests'],
  }),
}
