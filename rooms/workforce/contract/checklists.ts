import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, route } from '../../../kernel/contract.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const asked = {
  within: divisionSchema.meta({ description: 'A county or a part of one' }),
  on: daySchema.optional(),
  list: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'The most particular one of the place when left out' }),
}
const errors = ['not-found', 'checklist-needs-a-county', 'checklist-unknown'] as const

/** Rooms and staff that each tier needs, and what is lacking (S16.2–S16.5, S16.A2). */
export const checklistsContract = {
  checklist: route({
    method: 'GET',
    path: '/api/checklists',
    summary: {
      zh: '场地和人员清单的缺口：区县、乡镇、村',
      en: 'Rooms and staff by tier, and what is lacking where',
    },
    permission: 'workforce.read',
    query: z.object(asked),
    answer: z.object({
      within: z.object({ code: divisionAnswer, name: z.string(), path: z.string() }),
      on: z.string(),
      list: z.object({ code: z.string(), title: words, document: z.string() }),
      lists: z.array(z.object({ code: z.string(), title: words })),
      tiers: z.array(
        z.object({
          level: z.enum(['county', 'township', 'village']),
          title: words,
          article: z.string(),
          nodes: z.number().int(),
          withStation: z.number().int(),
          whole: z.number().int().meta({ description: 'Nodes that lack nothing' }),
          requirements: z.array(
            z.object({
              kind: z.enum(['function', 'room', 'staff']),
              code: z.string(),
              needed: z.number().int(),
              filled: z.number().int(),
              places: z.number().int().meta({ description: 'Nodes that lack some of it' }),
            }),
          ),
          gaps: z.array(
            z.object({
              division: divisionAnswer,
              name: z.string(),
              town: z.string().nullable().meta({ description: 'Of a village; many bear the same name' }),
              station: z.string().nullable(),
              functions: z.array(z.string()),
              rooms: z.array(z.string()),
              staff: z.array(z.object({ code: z.string(), need: z.number().int(), have: z.number().int() })),
            }),
          ),
        }),
      ),
    }),
    errors,
  }),
  exportChecklist: route({
    method: 'GET',
    path: '/api/checklists/export',
    summary: { zh: '导出缺口清单（xlsx）', en: 'Export what is lacking as xlsx' },
    permission: 'workforce.read',
    query: z.object(asked),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors,
  }),
}
