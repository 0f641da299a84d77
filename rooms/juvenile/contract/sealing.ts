import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { archive, as, change, changed, one, role, text } from './shapes.ts'

/** Sealing (2.11), and the one way to see what is sealed. */
export const sealingContract = {
  seal: route({
    method: 'POST',
    path: '/api/juvenile/files/:id/sealing',
    summary: { zh: '依封存通知封存档案', en: 'Seal a file upon a sealing notice' },
    permission: 'juvenile.approve',
    params: one,
    body: z.strictObject({ ...change, notice: text(60).meta({ description: 'Number of the notice' }) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'changed-meanwhile', 'juvenile-stage-wrong'],
  }),
  ask: route({
    method: 'POST',
    path: '/api/juvenile/access-requests',
    summary: {
      zh: '申请查阅封存档案；无论有无此档案，答复相同',
      en: 'Ask to see a sealed file; the answer is the same whether there is one',
    },
    permission: 'juvenile.read',
    body: z
      .strictObject({
        id: idSchema,
        number: text(30).optional(),
        idNumber: text(30).optional(),
        grounds: text(1000),
        basis: text(200),
      })
      .refine((it) => it.number !== undefined || it.idNumber !== undefined, {
        path: ['number'],
        error: 'value-missing',
      }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: ['id-already-used', 'value-missing'],
  }),
  requests: route({
    method: 'GET',
    path: '/api/juvenile/access-requests',
    summary: {
      zh: '查阅封存档案的申请',
      en: 'Requests to see sealed files: one’s own, and those to decide on',
    },
    permission: 'juvenile.read',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          requesterName: z.string(),
          own: z.boolean(),
          wanted: z.string(),
          grounds: z.string(),
          basis: z.string(),
          askedAt: z.string(),
          state: z.enum(['asked', 'open', 'closed', 'approved', 'refused']).meta({
            description: '`open` and `closed` to who asked, `approved` and `refused` to who decides',
          }),
          until: z.string().nullable(),
          decidedByName: z.string().nullable(),
          abilities: z.object({ decide: z.boolean() }),
        }),
      ),
    }),
  }),
  decide: route({
    method: 'POST',
    path: '/api/juvenile/access-requests/:id/decision',
    summary: { zh: '批准或不批准查阅（另一人）', en: 'Approve or refuse a request of somebody else' },
    permission: 'juvenile.approve',
    params: one,
    body: z.strictObject({
      id: idSchema,
      approve: z.boolean(),
      hours: z.number().int().min(1).max(72).optional(),
      reason: text(500),
    }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'juvenile-decided', 'juvenile-own-request'],
  }),
  archive: route({
    method: 'GET',
    path: '/api/juvenile/access-requests/:id/archive',
    summary: { zh: '在批准的时限内查阅（只读）', en: 'What an approved request opens, read only' },
    permission: 'juvenile.read',
    params: one,
    answer: archive,
    errors: ['not-found'],
  }),
  archivedReport: route({
    method: 'GET',
    path: '/api/juvenile/access-requests/:id/report',
    summary: {
      zh: '在批准的时限内取出封存的调查报告',
      en: 'The report in a sealed file, while an approved request is open',
    },
    permission: 'juvenile.read',
    params: one,
    query: as.extend({ number: z.coerce.number().int().min(1).optional() }),
    answer: { file: 'application/octet-stream' },
    errors: ['not-found'],
  }),
  counts: route({
    method: 'GET',
    path: '/api/juvenile/counts',
    summary: { zh: '匿名汇总数（不少于 5 的）', en: 'Anonymous counts of five and more' },
    permission: 'juvenile.read',
    answer: z.object({
      items: z.array(z.object({ year: z.number().int(), role, files: z.number().int() })),
    }),
  }),
}
