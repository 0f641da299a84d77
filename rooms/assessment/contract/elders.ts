import { z } from 'zod'
import {
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { specialElderCategories } from '../domain/files/elder-roster.ts'
import { text, words } from './file-shapes.ts'

const filters = {
  within: divisionSchema.optional(),
  station: idSchema.optional(),
  category: z.enum([...specialElderCategories, 'CJ']).optional(),
  search: text(40).optional().meta({ description: 'The beginning of a name, pinyin or initials' }),
}

export type ElderFilters = z.output<z.ZodObject<typeof filters>>

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The roster of elders in special difficulty (6.5, S16.6). */
export const eldersContract = {
  elders: route({
    method: 'GET',
    path: '/api/risk-files/elders/roster',
    summary: {
      zh: '特殊困难老年人名册：最近探访、责任人、救助顾问',
      en: 'The roster of elders in special difficulty: last visits, who answers for them',
    },
    // Who stands on it is known to be of a category.
    permission: 'people.read-sensitive',
    query: pageQuery.extend(filters),
    answer: pageOf(
      z.object({
        person: z.string(),
        name: z.string(),
        station: z.string(),
        division: divisionAnswer,
        place: z.string(),
        categories: z.array(z.string()),
        joinedOn: z.string(),
        metOn: z.string().nullable().meta({ description: 'Last seen face to face or by video' }),
        contactOn: z.string().nullable().meta({ description: 'Last contact with the elder or the family' }),
        visited: z
          .boolean()
          .meta({ description: 'Met in this month, at home, by telephone or by video (6.5)' }),
        responsible: z.string().nullable().meta({ description: 'Who answers for the file, by name' }),
        advisers: z.array(z.string()).meta({ description: 'Relief advisers nearest to the place, by name' }),
        risk: z.object({ file: z.string(), grade: z.string(), title: words }).nullable().meta({
          description: 'The grade in force; null without assessment.read there, and without a file',
        }),
      }),
    ),
    errors: ['cursor-not-valid'],
  }),
  exportElders: route({
    method: 'GET',
    path: '/api/risk-files/elders/roster/export',
    summary: { zh: '导出名册（xlsx），不含风险等级', en: 'Export the roster as xlsx, without grades' },
    permission: 'people.export',
    query: z.object(filters),
    answer: { file: xlsx },
  }),
}
