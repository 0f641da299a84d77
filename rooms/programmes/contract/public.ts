import { z } from 'zod'
import { daySchema, divisionSchema, route } from '../../../kernel/contract.ts'
import {
  caseBody,
  caseErrors,
  decisionAnswer,
  ofProgramme,
  programmeAnswer,
  programmeLine,
} from './shapes.ts'

/** A policy is public: who may ask for what is told without an account, and nothing of who asks is kept. */
export const publicProgrammesContract = {
  publicProgrammes: route({
    method: 'GET',
    path: '/api/public/programmes',
    summary: { zh: '公开的政策目录', en: 'The public catalogue of programmes' },
    permission: 'public',
    query: z.object({ division: divisionSchema.optional(), on: daySchema.optional() }),
    answer: z.object({ items: z.array(programmeLine) }),
  }),
  publicProgramme: route({
    method: 'GET',
    path: '/api/public/programmes/:code',
    summary: { zh: '一项政策的规则', en: 'The rules of a programme' },
    permission: 'public',
    params: ofProgramme,
    query: z.object({ on: daySchema.optional() }),
    answer: programmeAnswer,
    errors: ['programme-unknown'],
  }),
  publicDecideCase: route({
    method: 'POST',
    path: '/api/public/programmes/:code/decide',
    summary: { zh: '自查资格（不保存任何内容）', en: 'Find out for yourself; nothing is kept' },
    permission: 'public',
    quiet: true,
    params: ofProgramme,
    body: caseBody,
    answer: decisionAnswer,
    errors: [...caseErrors],
  }),
}
