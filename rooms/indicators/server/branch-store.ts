import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { branchSteps } from '../domain/branch.ts'
import type { PackedTally } from './tally.ts'

/** A division from the township (level 4) up to the nation (0), in a month, quarter or year. */
export type Branch = { readonly level: number; readonly division: number; readonly period: number }

/** `shared`: who stands in several category sets (`shared-sets.ts`); a row below the province says nothing of it. */
export type BranchRow = Branch & PackedTally & { readonly shared: Uint8Array }

/** The stored parts of some nodes of one level in a month each: the next level down, and leaves that hang on them. */
export async function childrenOf(
  tx: Handle,
  level: number,
  nodes: readonly { readonly division: number; readonly month: number }[],
): Promise<Map<string, PackedTally[]>> {
  const wanted = sql`unnest(${nodes.map((node) => provinceOf(node.division))}::smallint[],
    ${nodes.map((node) => node.division)}::bigint[], ${nodes.map((node) => node.month)}::integer[])
    as node (province, division, month)`
  // The nation's parts lie in every province; below it a part lies in its node's own.
  const province = level === 0 ? sql`any(${everyProvince}::smallint[])` : sql`node.province`
  const parts = branchSteps(level).map(({ childLevel, step }) => {
    const inside = sql`part.division between node.division and node.division + ${step - 1}`
    const rows =
      childLevel === 5
        ? sql`figure_leaf part where ${inside} and part.month = node.month`
        : sql`figure_division part where part.province = ${province} and part.level = ${childLevel}
            and part.period = node.month and ${inside}`
    // `offset 0` keeps the planner from joining: it would compare each node with all rows of the month.
    return sql`select node.division, node.month, part.amounts, part.members
      from ${wanted} cross join lateral (select part.amounts, part.members from ${rows} offset 0) part`
  })
  const found = await sql<
    { division: number; month: number } & PackedTally
  >`${sql.join(parts, sql` union all `)}`.execute(tx)
  return grouped(found.rows, ({ division, month }) => branchKey(division, month))
}

/** The stored rows of some nodes of one level in several periods. */
export async function branchRows(
  tx: Handle,
  level: number,
  wanted: readonly { readonly division: number; readonly period: number }[],
): Promise<Map<string, PackedTally[]>> {
  const found = await sql<Branch & PackedTally>`
    select part.division, part.period, part.amounts, part.members
    from unnest(${wanted.map((row) => provinceOf(row.division))}::smallint[], ${wanted.map((row) => row.division)}::bigint[],
      ${wanted.map((row) => row.period)}::integer[]) as node (province, division, period)
    join figure_division part on part.province = node.province and part.level = ${level} and part.period = node.period
      and part.division = node.division`.execute(tx)
  return grouped(found.rows, ({ division, period }) => branchKey(division, period))
}

/** Writes branches of one level, takes away those without parts, and tells which changed. */
export async function replaceBranches(
  tx: Handle,
  level: number,
  wanted: readonly { readonly division: number; readonly period: number }[],
  rows: readonly BranchRow[],
): Promise<{ division: number; period: number }[]> {
  const written: { division: number; period: number }[] = []
  for (const statement of statementsOf(rows)) written.push(...(await put(tx, level, statement)))
  const present = new Set(rows.map((row) => branchKey(row.division, row.period)))
  const empty = wanted.filter((row) => !present.has(branchKey(row.division, row.period)))
  if (empty.length === 0) return written
  const gone = await sql<{ division: number; period: number }>`
    delete from figure_division old
    using unnest(${empty.map((row) => provinceOf(row.division))}::smallint[], ${empty.map((row) => row.division)}::bigint[],
      ${empty.map((row) => row.period)}::integer[]) as r (province, division, period)
    where old.province = r.province and old.level = ${level} and old.period = r.period and old.division = r.division
    returning old.division, old.period`.execute(tx)
  return [...written, ...gone.rows]
}

/** From here on a row goes alone: alone its bytes are sent as they are, in an array they are spelled out as text. */
const largeBytes = 65_536

function statementsOf(rows: readonly BranchRow[]): (readonly BranchRow[])[] {
  const isLarge = ({ members }: BranchRow) => members.length >= largeBytes
  const together = rows.filter((row) => !isLarge(row))
  return [...(together.length > 0 ? [together] : []), ...rows.filter(isLarge).map((row) => [row])]
}

/** Writes what differs from what is stored, and tells what that was. */
async function put(
  tx: Handle,
  level: number,
  rows: readonly BranchRow[],
): Promise<readonly { division: number; period: number }[]> {
  const [first, second] = rows
  const written =
    first && !second
      ? sql`(values (${provinceOf(first.division)}::smallint, ${first.division}::bigint, ${first.period}::integer,
          ${first.amounts}::bytea, ${first.members}::bytea, ${first.shared}::bytea))`
      : sql`unnest(${rows.map((row) => provinceOf(row.division))}::smallint[], ${rows.map((row) => row.division)}::bigint[],
          ${rows.map((row) => row.period)}::integer[], ${rows.map((row) => row.amounts)}::bytea[],
          ${rows.map((row) => row.members)}::bytea[], ${rows.map((row) => row.shared)}::bytea[])`
  const changed = await sql<{ division: number; period: number }>`
    insert into figure_division as old (province, level, division, period, amounts, members, shared)
    select province, ${level}::smallint, division, period, amounts, members, shared
    from ${written} as r (province, division, period, amounts, members, shared)
    on conflict (province, level, period, division) do update
      set amounts = excluded.amounts, members = excluded.members, shared = excluded.shared, settled_at = clock_timestamp()
    where old.amounts <> excluded.amounts or old.members <> excluded.members
    returning division, period`.execute(tx)
  return changed.rows
}

export const branchKey = (division: number, period: number): string => `${division} ${period}`

const everyProvince = Array.from({ length: 100 }, (_, province) => province)
