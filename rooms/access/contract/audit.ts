import { z } from 'zod'
import { daySchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { auditLineAnswer, auditQuery, chainAnswer } from '../domain/shapes.ts'

/** The audit trail. */
export const auditRoutes = {
  audit: route({
    method: 'GET',
    path: '/api/audit',
    summary: { zh: '查询审计日志', en: 'Search the audit trail' },
    permission: 'audit.read',
    query: auditQuery.extend(pageQuery.shape),
    answer: pageOf(auditLineAnswer.extend({ accountName: z.string().nullable() })),
    errors: ['days-out-of-order'],
  }),
  exportAudit: route({
    method: 'GET',
    path: '/api/audit/export',
    summary: { zh: '导出审计日志（xlsx 或 csv，最多 31 天）', en: 'Export the audit trail, at most 31 days' },
    permission: 'audit.read',
    query: auditQuery.extend({
      from: daySchema,
      to: daySchema,
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    answer: { file: 'application/octet-stream' },
    errors: ['period-too-long', 'days-out-of-order'],
  }),
  auditChain: route({
    method: 'GET',
    path: '/api/audit/chain',
    summary: { zh: '校验审计日志是否被改动', en: 'Check that the audit trail is as it was written' },
    permission: 'audit.read',
    answer: chainAnswer,
  }),
} as const
