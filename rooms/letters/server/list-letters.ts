import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { countPart, dayPart, idPart, type SortKey } from '../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../platform/server/database/index-order.ts'
import { lanesWithin } from '../../../platform/server/database/lanes.ts'
import type { LetterFilters } from '../contract.ts'
import { boxNames, inScope } from './box-row.ts'
import { type LetterRow, letterColumns } from './letter-row.ts'

export type LetterFilter = Omit<LetterFilters, 'mine'> & {
  readonly responsible?: Id | undefined
  readonly today: Day
}

export const letterKey = (row: LetterRow): SortKey => [row.pressing, row.receivedOn, row.id]

export const letterKeyShape = [countPart(1), dayPart, idPart]

export const part = (text: string): string =>
  `%${text.normalize('NFKC').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

function conditions(scope: Scope, filter: LetterFilter): RawBuilder<boolean> {
  const all = [inScope(scope), sql<boolean>`reversed_by is null`]
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.box) all.push(sql<boolean>`box = ${filter.box}`)
  if (filter.state) all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.urgent !== undefined) all.push(sql<boolean>`pressing = ${filter.urgent ? 1 : 0}`)
  if (filter.late) all.push(sql<boolean>`state = 'open' and due_on < ${filter.today}`)
  if (filter.responsible) all.push(sql<boolean>`responsible = ${filter.responsible}`)
  if (filter.from) all.push(sql<boolean>`received_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`received_on <= ${filter.to}`)
  if (filter.search) {
    const text = part(filter.search)
    all.push(sql<boolean>`(number ilike ${text} or code_name like ${text})`)
  }
  return sql.join(all, sql` and `)
}

/**
 * Letters with a sign of danger first, then the latest; one row more than asked for when there is a next page. Each lane
 * walks one index in the order asked for and stops after a page.
 */
export async function listLetters(
  tx: Handle,
  scope: Scope,
  filter: LetterFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<LetterRow[]> {
  await walkIndexes(tx)
  const [pressing, day, id] = page.after ?? []
  const later =
    page.after === null
      ? sql`true`
      : sql`(pressing, received_on, id) < (${pressing}::smallint, ${day}::date, ${id}::uuid)`
  const limit = page.limit + 1
  const lane = (where: RawBuilder<unknown>) => sql`(
    select * from letter where ${where} and ${conditions(scope, filter)} and ${later}
    order by pressing desc, received_on desc, id desc limit ${limit})`
  const asked = { narrow: Boolean(filter.station || filter.box), division: filter.division }
  const lanes = await lanesWithin(tx, 'letter', scope, asked, lane)
  const { rows } = await sql<LetterRow>`
    select distinct on (pressing, received_on, id) ${letterColumns}
    from (${sql.join(lanes, sql` union all `)}) letter
    order by pressing desc, received_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** Letters as a list shows them. */
export async function linesOf(tx: Handle, rows: readonly LetterRow[], today: Day) {
  const names = new Map<Id, string>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const boxes = new Set(rows.filter((row) => row.province === province).map(({ box }) => box))
    for (const [id, name] of await boxNames(tx, province, [...boxes])) names.set(id, name)
  }
  return rows.map((row) => lineOf(row, names.get(row.box) ?? '', today))
}

export const lineOf = (row: LetterRow, box: string, today: Day) => ({
  id: row.id,
  number: row.number,
  box: { id: row.box, name: box },
  station: row.station,
  division: row.division,
  way: row.way,
  receivedOn: row.receivedOn,
  codeName: row.codeName,
  gradeBand: row.gradeBand,
  state: row.state,
  urgent: row.pressing === 1,
  urgentUntil: row.pressing === 1 ? row.urgentUntil : null,
  late: row.state === 'open' && row.dueOn < today,
  dueOn: row.dueOn,
  responsibleName: row.responsibleName,
})
