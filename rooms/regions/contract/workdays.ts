import { z } from 'zod'
import { daySchema, route } from '../../../kernel/contract.ts'

const provisional = z
  .boolean()
  .meta({ description: 'A day was counted over that has no notice of the State Council yet' })

export const workdaysContract = {
  addWorkdays: route({
    method: 'GET',
    path: '/api/workdays/add',
    summary: { zh: '从某日起第 N 个工作日', en: 'The n-th working day after a day' },
    permission: 'signed-in',
    query: z.object({ from: daySchema, days: z.coerce.number().int().min(-2000).max(2000) }),
    answer: z.object({ date: z.string(), provisional }),
  }),
  workdaysBetween: route({
    method: 'GET',
    path: '/api/workdays/between',
    summary: { zh: '两日之间的工作日数', en: 'Working days after a day, up to and including another' },
    permission: 'signed-in',
    query: z.object({ from: daySchema, to: daySchema }),
    answer: z.object({ workdays: z.number().int(), provisional }),
    errors: ['too-many-days'],
  }),
}
