import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, type DivisionLevel, rangeOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Division, levelAt, levelNumber } from '../domain/division.ts'
import { type DivisionRow, regionsTables } from './tables.ts'

const shown = [
  'code',
  'name',
  'level',
  'parent',
  'urbanRural',
  'official',
  'source',
  'validFrom',
  'validTo',
  'successor',
] as const

type ShownRow = Pick<DivisionRow, (typeof shown)[number]>

/** What holds on a day; `alias` names the table in the query. */
export const inForce = (on: Day, alias = 'division'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.validFrom`)} <= ${on} and (${sql.ref(`${alias}.validTo`)} is null or ${sql.ref(`${alias}.validTo`)} >= ${on}))`

export const divisionOf = ({ level, validFrom, validTo, ...row }: ShownRow): Division => ({
  ...row,
  level: levelAt(level),
  from: validFrom,
  to: validTo,
})

/** What a code meant on a day; undefined when it meant nothing then. */
export async function divisionByCode(db: Handle, code: DivisionCode, on: Day): Promise<Division | undefined> {
  const rows = await divisionsByCode(db, [code], on)
  return rows[0]
}

export async function divisionsByCode(
  db: Handle,
  codes: readonly DivisionCode[],
  on: Day,
): Promise<Division[]> {
  if (codes.length === 0) return []
  const rows = await regionsTables(db)
    .selectFrom('division')
    .select(shown)
    .where('code', 'in', [...codes])
    .where(inForce(on))
    .orderBy('code')
    .execute()
  return rows.map(divisionOf)
}

/** All that a code ever meant, oldest first; locked for a change, so that two officers do not overlap. */
export async function periodsOf(db: Handle, code: DivisionCode, forChange = false): Promise<Division[]> {
  let query = regionsTables(db)
    .selectFrom('division')
    .select(shown)
    .where('code', '=', code)
    .orderBy('validFrom')
  if (forChange) query = query.forUpdate()
  return (await query.execute()).map(divisionOf)
}

/** The divisions right below a parent on a day, by code from after `after`. */
export async function childrenOf(
  db: Handle,
  parent: DivisionCode,
  on: Day,
  after: DivisionCode,
  limit: number,
): Promise<Division[]> {
  const rows = await regionsTables(db)
    .selectFrom('division')
    .select(shown)
    .where('parent', '=', parent)
    .where('code', '>', after)
    .where(inForce(on))
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(divisionOf)
}

/** Every division of a level inside an area on a day, by code. */
export async function divisionsWithin(
  db: Handle,
  area: DivisionCode,
  level: DivisionLevel,
  on: Day,
): Promise<Division[]> {
  const { low, high } = rangeOf(area)
  const rows = await regionsTables(db)
    .selectFrom('division')
    .select(shown)
    .where('code', '>=', low)
    .where('code', '<=', high)
    .where('level', '=', levelNumber(level))
    .where(inForce(on))
    .orderBy('code')
    .execute()
  return rows.map(divisionOf)
}

export async function hasChildren(db: Handle, parent: DivisionCode, on: Day): Promise<boolean> {
  return (await childrenOf(db, parent, on, -1, 1)).length > 0
}

export type NamedCode = { readonly code: DivisionCode; readonly name: string }

/**
 * All ancestors of each code on a day with the code itself, the province first; the nation is left out. An ancestor that
 * meant nothing on that day is shown by its last name, so that a path is never cut short.
 */
export async function lineageOf(
  db: Handle,
  codes: readonly DivisionCode[],
  on: Day,
): Promise<Map<DivisionCode, NamedCode[]>> {
  if (codes.length === 0) return new Map()
  const answer = await sql<{ origin: DivisionCode; lineage: NamedCode[] }>`
    with recursive up (origin, code, name, parent, height) as (
      select o.code, o.code, d.name, d.parent, 0
      from unnest(${[...new Set(codes)]}::bigint[]) as o (code), lateral (${meaning(sql`o.code`, on)}) d
      union all
      select up.origin, up.parent, d.name, d.parent, up.height + 1
      from up, lateral (${meaning(sql`up.parent`, on)}) d
      where up.parent <> 0 and up.height < 8
    )
    select origin, jsonb_agg(jsonb_build_object('code', code, 'name', name) order by height desc) as lineage
    from up group by origin`.execute(db)
  return new Map(answer.rows.map((row) => [row.origin, row.lineage]))
}

const meaning = (code: RawBuilder<unknown>, on: Day) => sql`
  select name, parent from division where code = ${code}
  order by ${inForce(on)} desc, valid_from desc limit 1`

/** `河南省 鹤壁市 浚县 小河镇` for each code. */
export async function pathsOf(
  db: Handle,
  codes: readonly DivisionCode[],
  on: Day,
): Promise<Map<DivisionCode, string>> {
  const lineage = await lineageOf(db, codes, on)
  return new Map([...lineage].map(([code, steps]) => [code, pathOf(steps)]))
}

export const pathOf = (lineage: readonly NamedCode[]): string => lineage.map(({ name }) => name).join(' ')
