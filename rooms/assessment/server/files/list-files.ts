import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../../platform/server/database/index-order.ts'
import { lanesWithin } from '../../../../platform/server/database/lanes.ts'
import type { FileFilters } from '../../contract/risk-files.ts'
import { type FileRow, fileColumns, fileInScope } from './file-row.ts'
import { supervisorsKinds } from './in-force.ts'

export type FileFilter = Omit<FileFilters, 'person' | 'mine' | 'search'> & {
  readonly persons?: readonly Id[] | undefined
  readonly worker?: Id | undefined
  readonly today: Day
}

export const fileKey = (row: FileRow): SortKey => [row.nextDueOn ?? '9999-12-31', row.id]

function conditions(scope: Scope, filter: FileFilter): RawBuilder<boolean> {
  const all = [fileInScope(scope)]
  all.push(filter.state === 'closed' ? sql<boolean>`closed_on is not null` : sql<boolean>`closed_on is null`)
  if (filter.about) all.push(sql<boolean>`about = ${filter.about}`)
  if (filter.grade) all.push(sql<boolean>`grade = ${filter.grade}`)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.worker) all.push(sql<boolean>`worker = ${filter.worker}`)
  if (filter.persons) all.push(sql<boolean>`person = any(${[...filter.persons]}::uuid[])`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.waiting === 'overdue') all.push(sql<boolean>`next_due_on < ${filter.today}`)
  if (filter.waiting === 'station-head') all.push(sql<boolean>`head_on <= ${filter.today}`)
  if (filter.waiting === 'centre') all.push(sql<boolean>`centre_on <= ${filter.today}`)
  if (filter.waiting === 'signature') {
    all.push(sql<boolean>`(proposed or exists (select from risk_trigger t where t.province = risk_file.province
      and t.file = risk_file.id and t.resolved_by is not null and t.signed_by is null))`)
  }
  if (filter.waiting === 'review') {
    all.push(sql<boolean>`exists (select from risk_clock c where c.province = risk_file.province and c.file = risk_file.id
      and c.kind = any(${[...supervisorsKinds()]}::text[]) and c.due_on <= ${filter.today})`)
  }
  if (filter.waiting === 'provisional') all.push(sql<boolean>`provisional_since is not null`)
  return sql.join(all, sql` and `)
}

/** What is due first comes first; one row more than asked for when there is a next page. */
export async function listFiles(
  tx: Handle,
  scope: Scope,
  filter: FileFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<FileRow[]> {
  await walkIndexes(tx)
  const [day, id] = page.after ?? []
  const later = page.after === null ? sql`true` : sql`(next_due_on, id) > (${day}::date, ${id}::uuid)`
  const limit = page.limit + 1
  const lane = (where: RawBuilder<unknown>) => sql`(
    select ${fileColumns} from risk_file where ${where} and ${conditions(scope, filter)} and ${later}
    order by next_due_on, id limit ${limit})`
  const asked = {
    narrow: Boolean(filter.station || filter.persons || filter.worker),
    division: filter.division,
    byPerson: true,
  }
  const lanes = await lanesWithin(tx, 'risk_file', scope, asked, lane)
  const { rows } = await sql<FileRow>`
    select distinct on (next_due_on, id) * from (${sql.join(lanes, sql` union all `)}) found
    order by next_due_on, id limit ${limit}`.execute(tx)
  return rows
}
