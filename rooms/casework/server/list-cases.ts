import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../platform/server/database/index-order.ts'
import { lanesWithin } from '../../../platform/server/database/lanes.ts'
import type { CaseFilters } from '../contract.ts'
import { type CaseRow, caseColumns, caseInScope } from './case-row.ts'

export type CaseFilter = Omit<CaseFilters, 'person' | 'mine' | 'name' | 'overdue'> & {
  /** Only those with a clock that ran out before this day; they come by when it did. */
  readonly overdueOn?: Day | undefined
  /** All files of one person: a merge leaves the case with the file it was made for. */
  readonly persons?: readonly Id[] | undefined
  readonly worker?: Id | undefined
}

/** The place of a case in the list: by when it is due where only late ones are asked for, else by its opening. */
export const caseKey =
  (filter: CaseFilter) =>
  (row: CaseRow): SortKey => [filter.overdueOn ? (row.dueOn ?? row.openedOn) : row.openedOn, row.id]

function conditions(scopes: readonly Scope[], filter: CaseFilter): RawBuilder<boolean> {
  const all = scopes.map(caseInScope)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.persons) all.push(sql<boolean>`person = any(${[...filter.persons]}::uuid[])`)
  if (filter.worker) all.push(sql<boolean>`worker = ${filter.worker}`)
  all.push(filter.state ? sql<boolean>`state = ${sql.lit(filter.state)}` : sql<boolean>`state <> 'withdrawn'`)
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.phase) all.push(sql<boolean>`phase = ${sql.lit(filter.phase)}`)
  if (filter.phase && !filter.state) all.push(sql<boolean>`state = 'open'`)
  if (filter.overdueOn) all.push(sql<boolean>`due_on is not null and due_on < ${filter.overdueOn}`)
  if (filter.unsigned) all.push(sql<boolean>`awaits_signature`)
  if (filter.problem) all.push(sql<boolean>`problem = ${filter.problem}`)
  if (filter.from) all.push(sql<boolean>`opened_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`opened_on <= ${filter.to}`)
  if (filter.number) {
    const part = filter.number
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\\%_]/g, (sign) => `\\${sign}`)
    all.push(sql<boolean>`number like ${`%${part}%`}`)
  }
  return sql.join(all, sql` and `)
}

/**
 * The latest cases first; one row more than asked for when there is a next page. A row must lie in each of the scopes.
 * Each lane walks one index in the order asked for and stops after a page.
 */
export async function listCases(
  tx: Handle,
  scopes: readonly Scope[],
  filter: CaseFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<CaseRow[]> {
  await walkIndexes(tx)
  const [scope] = scopes
  if (!scope) throw new Error('cases are listed for somebody')
  const [day, id] = page.after ?? []
  const order = filter.overdueOn ? sql`due_on, id` : sql`opened_on desc, id desc`
  const later =
    page.after === null
      ? sql`true`
      : filter.overdueOn
        ? sql`(due_on, id) > (${day}::date, ${id}::uuid)`
        : sql`(opened_on, id) < (${day}::date, ${id}::uuid)`
  const limit = page.limit + 1
  const lane = (where: RawBuilder<unknown>) => sql`(
    select ${caseColumns} from service_case where ${where} and ${conditions(scopes, filter)} and ${later}
    order by ${order} limit ${limit})`
  const asked = {
    narrow: Boolean(filter.station || filter.persons || filter.worker),
    division: filter.division,
    byPerson: true,
  }
  const lanes = await lanesWithin(tx, 'service_case', scope, asked, lane)
  const { rows } = await sql<CaseRow>`
    select distinct on (${filter.overdueOn ? sql`due_on` : sql`opened_on`}, id) * from (${sql.join(lanes, sql` union all `)}) found
    order by ${order} limit ${limit}`.execute(tx)
  return rows
}
