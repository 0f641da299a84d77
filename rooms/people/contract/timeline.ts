import { z } from 'zod'
import { daySchema, pageQuery, route } from '../../../kernel/contract.ts'
import { personParams } from './people.ts'

const words = z.object({ zh: z.string(), en: z.string() })

const line = z.object({
  key: z.string(),
  kind: z.string(),
  day: z.string(),
  what: words,
  about: z.string().nullable().meta({ description: 'A name or number that the record has of its own' }),
  by: z.string().nullable(),
  station: z.string().nullable().meta({ description: 'Name of the station whose work it was' }),
  page: z.string().nullable().meta({ description: 'Path in the web app' }),
})

export const timelineContract = {
  timeline: route({
    method: 'GET',
    path: '/api/people/:id/timeline',
    summary: {
      zh: '服务对象的时间线：您有权查看的各类记录，从最近的开始',
      en: 'What happened to a person over all rooms that the reader may see, newest first',
    },
    permission: 'people.read',
    params: personParams,
    query: pageQuery.extend({
      kind: z
        .string()
        .max(400)
        .optional()
        .meta({ description: 'Kinds of record, divided by commas; all of them when left out' }),
      from: daySchema.optional(),
      to: daySchema.optional(),
    }),
    answer: z.object({
      name: z.string(),
      items: z.array(line),
      next: z.string().nullable(),
      kinds: z
        .array(z.object({ kind: z.string(), title: words }))
        .meta({ description: 'Kinds that the reader may see at all' }),
    }),
    errors: ['not-found', 'value-not-in-list', 'timeline-period-reversed'],
  }),
}
