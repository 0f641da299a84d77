import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { legalFormCodes, reportStateCodes, reportStepCodes } from '../domain/registry/codes.ts'
import { entryLine, reportAnswer, words, reportYear as year } from './registry-shapes.ts'
import { ofOne, optionalText } from './shapes.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const saved = z.object({ id: z.string() })

const reportFilters = {
  year: year.meta({ description: 'The year reported about' }),
  state: z.enum(reportStateCodes).optional(),
  late: z.enum(['yes', 'no', 'unknown']).optional(),
  search: z.string().max(60).optional(),
  authority: divisionSchema.optional(),
}
export type ReportFilters = z.output<z.ZodObject<typeof reportFilters>>

/** The annual reports of social organisations: who owes one, its steps, by when (2.15, S15). */
export const annualReportsContract = {
  recordReportStep: route({
    method: 'POST',
    path: '/api/registry/:id/reports',
    summary: { zh: '年度报告：报送、退回、通过、公布', en: 'A step of an annual report' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      year,
      step: z.enum(reportStepCodes),
      on: daySchema,
      note: optionalText(500).meta({ description: 'What is to be completed, when it goes back' }),
    }),
    status: 201,
    answer: saved,
    errors: [
      'not-found',
      'id-already-used',
      'day-in-the-future',
      'report-not-owed',
      'report-step-out-of-order',
      'report-filed-already',
      'report-note-needed',
      'report-not-open',
      'report-after-the-end',
      'registry-not-registered',
    ],
  }),
  annualReports: route({
    method: 'GET',
    path: '/api/registry/reports',
    summary: { zh: '某年度应报送年报的组织', en: 'Who owes the report of a year, and how each stands' },
    permission: 'organisations.read',
    query: pageQuery.extend(reportFilters),
    answer: z.object({
      items: z.array(entryLine.extend({ report: reportAnswer.omit({ steps: true, next: true }) })),
      next: z.string().nullable(),
      counts: z.object({
        owing: z.number().int(),
        filed: z.number().int(),
        notFiled: z.number().int(),
        published: z.number().int(),
        late: z.number().int(),
      }),
    }),
    errors: ['cursor-not-valid'],
  }),
  exportReports: route({
    method: 'GET',
    path: '/api/registry/reports/export',
    summary: { zh: '导出年报情况（xlsx）', en: 'Export who owes the report of a year as xlsx' },
    permission: 'organisations.read',
    query: z.object(reportFilters),
    answer: { file: workbook },
  }),
  reportCalendar: route({
    method: 'GET',
    path: '/api/registry/calendar',
    summary: {
      zh: '年报日历：各类型报送期限和依据',
      en: 'Deadlines of the annual report, with their source',
    },
    permission: 'organisations.read',
    query: z.object({ authority: divisionSchema, year }),
    answer: z.object({
      authority: divisionAnswer,
      name: words,
      year: z.number().int(),
      rules: z.array(
        z.object({
          legalForm: z.enum(legalFormCodes),
          opensOn: z.string(),
          stampedBy: z.string().nullable(),
          dueOn: z.string(),
          reviewWorkdays: z.number().int(),
          lateAfterReturn: z.enum(['late', 'not-late', 'ask']),
          source: z.string(),
        }),
      ),
    }),
  }),
}
