import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { type ApplicationRow, applicationColumns, inScope } from './application-store.ts'

export type InboxFilter = {
  readonly programme?: string | undefined
  readonly stage?: string | undefined
  readonly who?: string | undefined
  readonly state: 'open' | 'ended' | 'overdue'
  readonly within?: DivisionCode | undefined
  readonly search?: string | undefined
}

const likePart = (search: string): string => {
  const part = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function conditions(scope: Scope, filter: InboxFilter, today: Day): RawBuilder<boolean> {
  const all = [inScope(scope), sql<boolean>`not draft`]
  if (filter.state === 'ended') all.push(sql<boolean>`ended_on is not null`)
  else all.push(sql<boolean>`ended_on is null`)
  if (filter.state === 'overdue') all.push(sql<boolean>`due_on < ${today}`)
  if (filter.programme) all.push(sql<boolean>`programme = ${filter.programme}`)
  if (filter.stage) all.push(sql<boolean>`stage = ${filter.stage}`)
  if (filter.who) all.push(sql<boolean>`stage_who = ${filter.who}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.search) all.push(sql<boolean>`search like ${likePart(filter.search)}`)
  return sql.join(all, sql` and `)
}

/** Open ones by who waits longest, ended ones from the latest. */
export async function listInbox(
  tx: Handle,
  scope: Scope,
  filter: InboxFilter,
  today: Day,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<ApplicationRow[]> {
  const { after, limit } = page
  const ended = filter.state === 'ended'
  const order = ended ? sql`ended_on desc, id desc` : sql`stage_since, id`
  const later = !after
    ? sql`true`
    : ended
      ? sql`(ended_on, id) < (${after[0]}::date, ${after[1]}::uuid)`
      : sql`(stage_since, id) > (${after[0]}::date, ${after[1]}::uuid)`
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where ${conditions(scope, filter, today)} and ${later}
    order by ${order} limit ${limit}`.execute(tx)
  return rows
}

export type StageCount = {
  readonly programme: string
  readonly programmeHash: string
  readonly stage: string
  readonly who: string | null
  readonly count: number
  readonly overdue: number
}

export async function countStages(
  tx: Handle,
  scope: Scope,
  within: DivisionCode | undefined,
  today: Day,
): Promise<StageCount[]> {
  const { rows } = await sql<StageCount>`
    select programme, max(programme_hash) as programme_hash, stage, max(stage_who) as who, count(*) as count,
      count(*) filter (where due_on < ${today}) as overdue
    from application where ${conditions(scope, { state: 'open', within }, today)}
    group by programme, stage order by programme, stage`.execute(tx)
  return rows
}
