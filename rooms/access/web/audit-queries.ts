import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { api } from './queries.ts'

export type AuditKind = 'write' | 'read' | 'sign-in' | 'system'

/** What is looked for in the trail; null and empty mean any. */
export type AuditAsked = {
  readonly from: Day | null
  readonly to: Day | null
  readonly kind: AuditKind | null
  readonly action: string
  readonly account: string | null
  readonly subject: string | null
}

const queryOf = (asked: AuditAsked) => ({
  from: asked.from ?? undefined,
  to: asked.to ?? undefined,
  kind: asked.kind ?? undefined,
  action: asked.action.trim() || undefined,
  account: asked.account ?? undefined,
  subject: asked.subject ?? undefined,
})

export const auditList = (asked: AuditAsked) => ({
  key: ['access', 'audit', asked],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/audit', { query: { ...queryOf(asked), cursor }, signal }),
})

export type AuditLine = Awaited<ReturnType<ReturnType<typeof auditList>['load']>>['items'][number]

export const chainQuery = queryOptions({
  queryKey: ['access', 'audit', 'chain'],
  queryFn: ({ signal }) => api.get('/api/audit/chain', { signal }),
  staleTime: 300_000,
})

/** At most 31 days, so both ends must be named. */
export const exportAudit = (asked: AuditAsked, from: Day, to: Day, format: 'xlsx' | 'csv') =>
  api.file('/api/audit/export', { query: { ...queryOf(asked), from, to, format } })
