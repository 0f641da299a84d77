import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { AuditEntry, Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import {
  idPart,
  instantPart,
  pageFrom,
  readCursor,
  type SortKey,
} from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { accountNames } from '../accounts/names.ts'

export type AuditFilter = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly action?: string | undefined
  readonly kind?: 'write' | 'read' | 'sign-in' | 'system' | undefined
  readonly account?: Id | undefined
  readonly subject?: Id | undefined
  readonly division?: DivisionCode | undefined
}

export type AuditRow = {
  id: Id
  at: Date
  /** To the microsecond: a marker cut to milliseconds would skip lines. */
  mark: string
  account: Id | null
  actorName: string
  action: string
  kind: 'write' | 'read' | 'sign-in' | 'system'
  subject: Id | null
  division: DivisionCode
  station: Id | null
  purpose: string | null
  detail: Record<string, unknown>
  request: string | null
  sequence: number | null
}

/** One page of the trail inside the reader's scope, the newest first; that it was read is a line of the trail. */
export async function searchAudit(
  tx: Handle,
  standing: Standing,
  filter: AuditFilter & { readonly cursor?: string | undefined; readonly limit: number },
) {
  if (filter.from && filter.to && filter.to < filter.from) return refused(daysOutOfOrder)
  const after = readCursor(filter.cursor, [instantPart, idPart])
  if (!after.ok) return after
  const rows = await auditRows(tx, standing, filter, { after: after.value, limit: filter.limit + 1 })
  const page = pageFrom(rows, filter.limit, (row) => [row.mark, row.id])
  const names = await accountNames(
    tx,
    page.items.map((row) => row.account),
  )
  const items = page.items.map(({ mark: _, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    accountName: row.account ? (names.get(row.account) ?? null) : null,
  }))
  return ok({ answer: { items, next: page.next }, audit: [readEntry('audit.read', standing, filter)] })
}

export const daysOutOfOrder = {
  code: 'request-not-valid',
  problems: [{ code: 'days-out-of-order', path: '/query/to' }],
} as const

/** What was looked for, and where; the line stands where the reader's own scope begins. */
export function readEntry(action: string, { scope }: Standing, filter: AuditFilter): AuditEntry {
  const { from, to, kind, account, subject, division } = filter
  const asked = Object.entries({ from, to, kind, action: filter.action, account, subject, division })
  return {
    action,
    division: division ?? scope.ranges[0]?.low ?? 0,
    station: scope.stations[0] ?? null,
    detail: Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
  }
}

/** Lines after a marker, in the order of the index on time. */
export async function auditRows(
  tx: Handle,
  { scope }: Pick<Standing, 'scope'>,
  filter: AuditFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<AuditRow[]> {
  const conditions: RawBuilder<unknown>[] = [within(scope, { division: 'a.division', station: 'a.station' })]
  if (page.after) {
    const [mark, id] = page.after
    conditions.push(sql`(a.at, a.id) < (${mark}::timestamptz, ${id}::uuid)`)
  }
  if (filter.from) conditions.push(sql`a.at >= ${startOf(filter.from)}::timestamptz`)
  if (filter.to) conditions.push(sql`a.at < ${startOf(addDays(filter.to, 1))}::timestamptz`)
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`)
  if (filter.action) conditions.push(beginsWith(filter.action))
  if (filter.account) conditions.push(sql`a.account = ${filter.account}`)
  if (filter.subject) conditions.push(sql`a.subject = ${filter.subject}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    conditions.push(sql`a.division between ${low} and ${high}`)
  }
  const { rows } = await sql<AuditRow>`
    select a.id, a.at, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark, a.account, a.actor_name,
      a.action, a.kind, a.subject, a.division, a.station, a.purpose, a.detail, a.request,
      (select l.sequence from audit_link l where l.line = a.id) as sequence
    from audit_line a where ${sql.join(conditions, sql` and `)}
    order by a.at desc, a.id desc limit ${page.limit}`.execute(tx)
  return rows
}

/** Days of the trail are days in Asia/Shanghai. */
const startOf = (day: Day): string => `${day}T00:00:00+08:00`

/** `grant` finds `grant.give` and `grant.end`, not `granted`: the range serves the index, the rest is exact. */
const beginsWith = (action: string): RawBuilder<unknown> =>
  sql`(a.action >= ${action} and a.action < ${`${action}/`}
    and (a.action = ${action} or starts_with(a.action, ${`${action}.`})))`
