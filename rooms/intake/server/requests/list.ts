import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../../platform/server/database/index-order.ts'
import { lanesWithin } from '../../../../platform/server/database/lanes.ts'
import type { RequestFilters } from '../../contract/requests.ts'
import { urgencyNumber } from '../../domain/requests/codes.ts'
import { pastClock } from './clocks.ts'
import { type RequestRow, requestColumns, requestInScope } from './row.ts'

export type RequestFilter = Omit<RequestFilters, 'person'> & {
  readonly now: number
  /** All files of one person. */
  readonly persons?: readonly Id[] | undefined
  /** Whose own requests, for the tab `mine`. */
  readonly account: Id
}

/** Ended ones are listed by their end, the latest first; all others by urgency and age. */
export const isSettledTab = ({ tab }: Pick<RequestFilters, 'tab'>): boolean => tab === 'settled'

export const requestKey =
  (filter: Pick<RequestFilters, 'tab'>) =>
  (row: RequestRow): SortKey =>
    isSettledTab(filter) ? [row.settledAt ?? '', row.id] : [row.rank, row.clockFrom, row.id]

const states = {
  waiting: sql<boolean>`state in ('received', 'looking')`,
  mine: sql<boolean>`state in ('received', 'looking', 'accepted')`,
  overdue: sql<boolean>`state in ('received', 'looking')`,
  accepted: sql<boolean>`state = 'accepted'`,
  settled: sql<boolean>`settled_at is not null`,
} as const

function conditions(scopes: readonly Scope[], filter: RequestFilter): RawBuilder<boolean> {
  const all = [...scopes.map(requestInScope), states[filter.tab]]
  if (filter.tab === 'mine') all.push(sql<boolean>`owner = ${filter.account}`)
  if (filter.tab === 'overdue') all.push(pastClock('overdue', filter.now))
  if (filter.escalation && filter.escalation !== 'none') {
    all.push(states.overdue, pastClock(filter.escalation, filter.now))
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.persons) all.push(sql<boolean>`person = any(${[...filter.persons]}::uuid[])`)
  if (filter.source) all.push(sql<boolean>`source = ${filter.source}`)
  if (filter.need) all.push(sql<boolean>`${filter.need} = any(needs)`)
  if (filter.urgency) all.push(sql<boolean>`urgency = ${urgencyNumber(filter.urgency)}`)
  if (filter.unanswered) all.push(sql<boolean>`not answered`)
  if (filter.from) all.push(sql<boolean>`received_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`received_on <= ${filter.to}`)
  if (filter.search) all.push(searched(filter.search))
  return sql.join(all, sql` and `)
}

/** A part of a number, or the beginning of a name, its pinyin or its initials. */
function searched(typed: string): RawBuilder<boolean> {
  const plain = typed.normalize('NFKC').replace(/\s+/g, '')
  const part = plain.toUpperCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  if (/^(?:QZ-?)?[\d-]+$/i.test(plain)) return sql<boolean>`number like ${`%${part}%`}`
  const key = plain.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return sql<boolean>`exists (select from unnest(name_keys) k where k like ${`${key}%`} or k like ${`~${key}%`})`
}

/**
 * A page of requests, one row more when there is a next one. A row must lie in each of the scopes. Each lane walks one
 * index in the order asked for and stops after a page, however many wait.
 */
export async function listRequests(
  tx: Handle,
  scopes: readonly Scope[],
  filter: RequestFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<RequestRow[]> {
  await walkIndexes(tx)
  const [scope] = scopes
  if (!scope) throw new Error('requests are listed for somebody')
  const limit = page.limit + 1
  const settled = isSettledTab(filter)
  const order = settled ? sql`settled_at desc, id desc` : sql`rank, clock_from, id`
  const lane = (where: RawBuilder<unknown>) => sql`(
    select ${requestColumns} from request
    where ${where} and ${conditions(scopes, filter)} and ${later(settled, page.after)}
    order by ${settled ? sql`request.settled_at desc, request.id desc` : sql`request.rank, request.clock_from, request.id`}
    limit ${limit})`
  const asked = {
    narrow: Boolean(filter.station || filter.persons || filter.tab === 'mine'),
    division: filter.division,
  }
  const lanes = await lanesWithin(tx, 'request', scope, asked, lane)
  const { rows } = await sql<RequestRow>`
    select distinct on (${settled ? sql`settled_at, id` : sql`rank, clock_from, id`}) *
    from (${sql.join(lanes, sql` union all `)}) found
    order by ${order} limit ${limit}`.execute(tx)
  return rows
}

function later(settled: boolean, after: SortKey | null): RawBuilder<unknown> {
  if (after === null) return sql`true`
  if (settled) {
    const [at, id] = after
    return sql`(request.settled_at, request.id) < (${at}::timestamptz, ${id}::uuid)`
  }
  const [rank, from, id] = after
  return sql`(request.rank, request.clock_from, request.id) > (${rank}::smallint, ${from}::timestamptz, ${id}::uuid)`
}

export type RequestCounts = {
  readonly waiting: number
  readonly mine: number
  readonly overdue: number
  readonly unanswered: number
  readonly counted: number
}

/** Counts open requests for the tabs; stops at `most`, so that a whole province costs no more than that. */
export async function countRequests(
  tx: Handle,
  scope: Scope,
  asked: { readonly account: Id; readonly now: number; readonly most: number },
): Promise<RequestCounts> {
  const { rows } = await sql<RequestCounts>`
    select count(*)::integer as counted,
      count(*) filter (where undecided)::integer as waiting,
      count(*) filter (where own)::integer as mine,
      count(*) filter (where undecided and late)::integer as overdue,
      count(*) filter (where not answered)::integer as unanswered
    from (select state <> 'accepted' as undecided, owner = ${asked.account} as own, ${pastClock('overdue', asked.now)} as late, answered
      from request where ${requestInScope(scope)} and state in ('received', 'looking', 'accepted') limit ${asked.most}) open_ones`.execute(
    tx,
  )
  return rows[0] as RequestCounts
}
