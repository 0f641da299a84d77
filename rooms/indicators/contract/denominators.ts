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

const words = z.object({ zh: z.string(), en: z.string() })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const command = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}

const declared = {
  division: divisionSchema,
  code: z.string().max(80),
  asOf: daySchema.meta({ description: 'The day of which the number is' }),
  value: z.number().min(0).max(1e12),
  source: z.string().trim().min(1).max(120),
}

export const denominatorsContract = {
  denominatorKinds: route({
    method: 'GET',
    path: '/api/denominator-kinds',
    summary: { zh: '可申报的分母', en: 'What may be declared as a denominator' },
    permission: 'signed-in',
    answer: z.object({
      items: z.array(z.object({ code: z.string(), title: words, unit: words, definition: words })),
    }),
  }),
  denominators: route({
    method: 'GET',
    path: '/api/denominators',
    summary: { zh: '已申报的分母', en: 'Declared denominators' },
    permission: 'figures.read',
    query: pageQuery.extend({
      within: divisionSchema,
      code: z.string().max(80).optional(),
      on: daySchema.optional().meta({ description: 'Only what holds on that day' }),
    }),
    answer: pageOf(
      z.object({
        id: idSchema,
        division: divisionAnswer,
        name: z.string(),
        path: z.string(),
        code: z.string(),
        asOf: z.string(),
        value: z.number(),
        source: z.string(),
        recordedBy: z.string(),
        recordedAt: z.string(),
        mayChange: z.boolean(),
      }),
    ),
    errors: ['cursor-not-valid'],
  }),
  declareDenominator: route({
    method: 'POST',
    path: '/api/denominators',
    summary: { zh: '申报分母', en: 'Declare a denominator' },
    permission: 'targets.write',
    body: z.strictObject({ ...command, denominator: idSchema, ...declared }),
    status: 201,
    answer: z.object({ id: idSchema }),
    errors: [
      'not-permitted',
      'denominator-unknown',
      'denominator-division-unknown',
      'denominator-already',
      'denominator-in-future',
    ],
  }),
  withdrawDenominator: route({
    method: 'POST',
    path: '/api/denominators/:denominator/withdraw',
    summary: { zh: '撤回分母', en: 'Withdraw a declared denominator' },
    permission: 'targets.write',
    params: z.object({ denominator: idSchema }),
    body: z.strictObject({ ...command, reason: z.string().trim().min(1).max(200) }),
    answer: z.object({ id: idSchema }),
    errors: ['not-found', 'denominator-withdrawn'],
  }),
  denominatorTemplate: route({
    method: 'GET',
    path: '/api/denominators/template',
    summary: { zh: '下载分母填报表', en: 'Download the table to fill in' },
    permission: 'targets.write',
    query: z.object({ within: divisionSchema, code: z.string().max(80) }),
    answer: { file: xlsx },
    errors: ['not-found', 'denominator-unknown'],
  }),
  importDenominators: route({
    method: 'POST',
    path: '/api/denominators/import',
    summary: {
      zh: '导入分母（xlsx）：先试算，再写入',
      en: 'Import denominators from xlsx; a dry run writes nothing',
    },
    permission: 'targets.write',
    upload: { maximumBytes: 5 * 1024 * 1024 },
    body: z.object({ id: idSchema, dryRun: z.enum(['yes', 'no']).default('no') }),
    answer: z.object({
      written: z.number().int(),
      unchanged: z.number().int(),
      dryRun: z.boolean(),
      problems: z.array(
        z.object({ row: z.number().int(), code: z.string(), zh: z.string(), en: z.string() }),
      ),
    }),
    errors: ['denominator-no-table', 'denominator-too-many-rows', 'file-missing'],
  }),
}
