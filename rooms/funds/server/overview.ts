import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { FundSource } from '../domain/kinds.ts'
import { type Figures, figureColumns, inScope } from './budget-store.ts'

type Received = { readonly received: number; readonly free: number }

export type Overview = {
  readonly year: number
  readonly years: number[]
  readonly total: Figures
  readonly sources: (Figures & Received & { readonly source: FundSource })[]
  readonly programmes: (Figures & { readonly programme: string | null; readonly budgets: number })[]
} & Received

/**
 * The money of a year as it stands on the accounts, by source and by programme; fen. It is read from the balances,
 * so that it is as quick with a year of entries as with none.
 */
export async function overviewOf(
  tx: Handle,
  scope: Scope,
  { year, within }: { readonly year: number; readonly within?: DivisionCode | undefined },
): Promise<Overview> {
  const { low, high } = rangeOf(within ?? 0)
  const here = sql<boolean>`${inScope(scope, 'a')} and a.year = ${year} and a.division between ${low} and ${high}`
  const inPools = sql.raw(`coalesce(-sum(a.balance) filter (where a.kind = 'origin'), 0)::bigint as received,
    coalesce(sum(a.balance) filter (where a.kind = 'pool'), 0)::bigint as free`)
  const accounts = sql`fund_account a join fund_pool p on p.province = a.province and p.id = a.pool`
  const bySource = await sql<Received & { source: FundSource }>`
    select p.source, ${inPools} from ${accounts} where ${here} group by p.source order by min(p.recorded_at)`.execute(
    tx,
  )
  const figuresBySource = await sql<Figures & { source: FundSource }>`
    select p.source, ${figureColumns} from ${accounts} where ${here} and a.budget is not null group by p.source`.execute(
    tx,
  )
  const byProgramme = await sql<Figures & { programme: string | null; budgets: number }>`
    select b.programme, count(distinct b.id) as budgets, ${figureColumns}
    from fund_account a join budget b on b.province = a.province and b.id = a.budget
    where ${here} group by b.programme order by b.programme nulls last`.execute(tx)
  const years = await sql<{ year: number }>`
    select distinct a.year from fund_account a where ${inScope(scope, 'a')} and a.division between ${low} and ${high}
    order by 1 desc`.execute(tx)
  const withFigures = bySource.rows.map((row) => ({
    ...nothing,
    ...figuresBySource.rows.find(({ source }) => source === row.source),
    ...row,
  }))
  return {
    year,
    years: years.rows.map((row) => row.year),
    received: sum(withFigures, 'received'),
    free: sum(withFigures, 'free'),
    total: totalOf(withFigures),
    sources: withFigures,
    programmes: byProgramme.rows,
  }
}

const nothing: Figures = {
  planned: 0,
  left: 0,
  committed: 0,
  payable: 0,
  transit: 0,
  paid: 0,
  recovered: 0,
  owed: 0,
}

const sum = <K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number =>
  rows.reduce((all, row) => all + row[key], 0)

const totalOf = (rows: readonly Figures[]): Figures =>
  Object.fromEntries(
    (Object.keys(nothing) as (keyof Figures)[]).map((key) => [key, sum(rows, key)]),
  ) as unknown as Figures
