import { z } from 'zod'
import { divisionSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { applicationLine, words } from './shapes.ts'

export const inboxFilters = {
  programme: z.string().max(80).optional(),
  stage: z.string().max(80).optional(),
  who: z.enum(['applicant', 'body', 'reviewers', 'panel', 'public']).optional(),
  state: z.enum(['open', 'ended', 'overdue']).default('open'),
  within: divisionSchema.optional(),
  search: z.string().trim().max(60).optional().meta({ description: 'Name, number, pinyin or initials' }),
}

export const inboxContract = {
  applications: route({
    method: 'GET',
    path: '/api/applications',
    summary: { zh: '本单位办理的申请', en: 'The applications that a body works on' },
    permission: 'applications.read',
    query: pageQuery.extend(inboxFilters),
    answer: pageOf(applicationLine),
    errors: ['cursor-not-valid'],
  }),
  counts: route({
    method: 'GET',
    path: '/api/applications/counts',
    summary: { zh: '各政策各环节的申请数', en: 'How many applications stand at each stage' },
    permission: 'applications.read',
    query: z.object({ within: divisionSchema.optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          programme: z.string(),
          title: words,
          stage: z.string(),
          stageTitle: words,
          who: z.string().nullable(),
          count: z.number().int(),
          overdue: z.number().int(),
        }),
      ),
    }),
  }),
}
