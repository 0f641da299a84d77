import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'

/** A declared number: of a division, on a day, by a source (X21). */
export type Declared = {
  readonly id: Id
  readonly division: DivisionCode
  readonly code: string
  readonly asOf: Day
  readonly value: number
  readonly source: string
}

export type DeclaredRow = Declared & { readonly recordedBy: string; readonly recordedAt: string }

type Writer = { readonly account: Id; readonly name: string }

/** Writes numbers; answers which of them were written: one that is there for the day and division stays. */
export async function insertDeclared(tx: Handle, rows: readonly Declared[], by: Writer): Promise<Set<Id>> {
  const written = await sql<{ id: Id }>`
    insert into figure_denominator (province, id, division, code, as_of, value, source, recorded_by, recorded_name)
    select province, id, division, code, as_of, value, source, ${by.account}::uuid, ${by.name}
    from jsonb_to_recordset(${JSON.stringify(rows.map(asColumns))}::jsonb)
      as r(province smallint, id uuid, division bigint, code text, as_of date, value numeric, source text)
    on conflict do nothing returning id`.execute(tx)
  return new Set(written.rows.map(({ id }) => id))
}

const asColumns = ({ id, division, code, asOf, value, source }: Declared) => ({
  province: provinceOf(division),
  id,
  division,
  code,
  as_of: asOf,
  value,
  source,
})

/** What already stands for the same divisions, codes and days, by `code division day`. */
export async function declaredFor(tx: Handle, rows: readonly Declared[]): Promise<Map<string, Declared>> {
  const found = await sql<Declared>`
    select f.id, f.division, f.code, f.as_of, f.value::double precision as value, f.source
    from unnest(${rows.map(({ division }) => provinceOf(division))}::smallint[], ${rows.map(({ code }) => code)}::text[],
      ${rows.map(({ division }) => division)}::bigint[], ${rows.map(({ asOf }) => asOf)}::date[]) as w (province, code, division, as_of)
    join figure_denominator f using (province, code, division, as_of) where f.withdrawn_at is null`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [declaredKey(row), row]))
}

export const declaredKey = ({ code, division, asOf }: Pick<Declared, 'code' | 'division' | 'asOf'>): string =>
  `${code} ${division} ${asOf}`

/** Declared numbers inside a division by division, code and day, the newest first; those that hold on a day when asked. */
export async function listDeclared(
  tx: Handle,
  scope: Scope,
  filter: {
    readonly within: DivisionCode
    readonly code?: string | undefined
    readonly on?: Day | undefined
  },
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<DeclaredRow[]> {
  const { low, high } = rangeOf(filter.within)
  const [division, code, asOf] = page.after ?? []
  const found = await sql<DeclaredRow>`
    select f.id, f.division, f.code, f.as_of, f.value::double precision as value, f.source,
      f.recorded_name as recorded_by, to_json(f.recorded_at) #>> '{}' as recorded_at
    from figure_denominator f
    where f.withdrawn_at is null and f.division between ${low} and ${high}
      and ${filter.within === 0 ? sql`true` : sql`f.province = ${provinceOf(filter.within)}`}
      and ${within(scope, { division: 'f.division' })}
      and ${filter.code === undefined ? sql`true` : sql`f.code = ${filter.code}`}
      and ${filter.on === undefined ? sql`true` : latestOn(filter.on)}
      and ${
        page.after === null
          ? sql`true`
          : sql`(f.division > ${division} or (f.division = ${division}
        and (f.code > ${code} or (f.code = ${code} and f.as_of < ${asOf}::date))))`
      }
    order by f.division, f.code, f.as_of desc limit ${page.limit + 1}`.execute(tx)
  return found.rows
}

const latestOn = (on: Day) => sql`f.as_of <= ${on} and not exists (
  select from figure_denominator n where n.province = f.province and n.code = f.code and n.division = f.division
    and n.as_of > f.as_of and n.as_of <= ${on} and n.withdrawn_at is null)`

export const declaredKeyOf = (row: DeclaredRow): SortKey => [row.division, row.code, row.asOf]

/** One number, for a withdrawal, whether or not it still stands. */
export async function declaredById(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<(Declared & { readonly withdrawn: boolean }) | null> {
  const found = await sql<Declared & { withdrawn: boolean }>`
    select f.id, f.division, f.code, f.as_of, f.value::double precision as value, f.source,
      f.withdrawn_at is not null as withdrawn
    from figure_denominator f where f.id = ${id} and ${within(scope, { division: 'f.division' })}`.execute(tx)
  return found.rows[0] ?? null
}

export async function withdrawDeclared(
  tx: Handle,
  { id, division }: Declared,
  reason: string,
  by: Writer,
): Promise<boolean> {
  const gone = await sql`
    update figure_denominator set withdrawn_at = clock_timestamp(), withdrawn_by = ${by.account}, withdrawn_reason = ${reason}
    where province = ${provinceOf(division)} and id = ${id} and withdrawn_at is null returning id`.execute(tx)
  return gone.rows.length > 0
}
