import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { FundSource } from '../domain/kinds.ts'

export const inScope = (scope: Scope, table: string) =>
  sql<boolean>`${sql.ref(`${table}.province`)} = any(${provincesIn(scope)}) and ${within(scope, { division: `${table}.division` })}`

export type PoolRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly year: number
  readonly source: FundSource
  readonly title: string
  readonly host: Id | null
  readonly hostName: string | null
  readonly note: string | null
  /** Fen: received, not budgeted yet. */
  readonly received: number
  readonly free: number
}

const poolColumns = sql.raw(`p.id, p.division, p.year, p.source, p.title, p.host, p.host_name, p.note,
  -o.balance as received, f.balance as free`)
const pools = sql.raw(`fund_pool p
  join fund_account o on o.province = p.province and o.pool = p.id and o.kind = 'origin'
  join fund_account f on f.province = p.province and f.pool = p.id and f.kind = 'pool'`)

export async function findPool(tx: Handle, scope: Scope, id: Id): Promise<PoolRow | undefined> {
  const { rows } = await sql<PoolRow>`
    select ${poolColumns} from ${pools} where ${inScope(scope, 'p')} and p.id = ${id}`.execute(tx)
  return rows[0]
}

export async function listPools(
  tx: Handle,
  scope: Scope,
  { year, low, high }: { readonly year: number; readonly low: DivisionCode; readonly high: DivisionCode },
): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    select ${poolColumns} from ${pools}
    where ${inScope(scope, 'p')} and p.year = ${year} and p.division between ${low} and ${high}
    order by p.division, p.recorded_at, p.id limit 500`.execute(tx)
  return rows
}

/** Writes a pool; false where its id is taken. */
export async function insertPool(
  tx: Handle,
  { actor }: Standing,
  pool: Omit<PoolRow, 'received' | 'free'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into fund_pool (province, id, division, year, source, title, host, host_name, note, recorded_by, recorded_name)
    values (${provinceOf(pool.division)}, ${pool.id}, ${pool.division}, ${pool.year}, ${pool.source}, ${pool.title}, ${pool.host},
      ${pool.hostName}, ${pool.note}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** A budget with what stands on its accounts, over all its pools; fen. */
export type BudgetRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly year: number
  readonly programme: string | null
  readonly title: string
  readonly fromOn: Day
  readonly toOn: Day
  readonly note: string | null
  readonly recordedName: string
  readonly recordedAt: string
} & Figures

/** Where the money of a budget stands; fen. `planned` is what was budgeted: the sum of all that follows but `owed`. */
export type Figures = {
  readonly planned: number
  readonly left: number
  readonly committed: number
  readonly payable: number
  readonly transit: number
  readonly paid: number
  readonly recovered: number
  /** Ordered back and not yet received. */
  readonly owed: number
}

const figure = (name: string, kind: string) =>
  `coalesce(sum(a.balance) filter (where a.kind = '${kind}'), 0)::bigint as ${name}`

export const figureColumns = sql.raw(
  [
    "coalesce(sum(a.balance) filter (where a.kind not in ('receivable', 'claim')), 0)::bigint as planned",
    figure('"left"', 'budget'),
    figure('committed', 'committed'),
    figure('payable', 'payable'),
    figure('transit', 'transit'),
    figure('paid', 'paid'),
    figure('recovered', 'recovered'),
    figure('owed', 'receivable'),
  ].join(', '),
)

const budgetColumns =
  sql.raw(`b.id, b.division, b.year, b.programme, b.title, b.from_on, b.to_on, b.note, b.recorded_name,
  to_json(b.recorded_at) #>> '{}' as recorded_at, f.*`)
const withFigures = sql`budget b cross join lateral (
  select ${figureColumns} from fund_account a where a.province = b.province and a.budget = b.id) f`

export type BudgetFilter = {
  readonly year?: number | undefined
  readonly programme?: string | undefined
  readonly search?: string | undefined
  readonly low: DivisionCode
  readonly high: DivisionCode
}

export async function listBudgets(tx: Handle, scope: Scope, filter: BudgetFilter): Promise<BudgetRow[]> {
  const { year, programme, search, low, high } = filter
  const part = search?.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from ${withFigures}
    where ${inScope(scope, 'b')} and b.division between ${low} and ${high}
      ${year === undefined ? sql`` : sql`and b.year = ${year}`}
      ${programme === undefined ? sql`` : sql`and b.programme = ${programme}`}
      ${part ? sql`and b.search like ${`%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}` : sql``}
    order by b.year desc, b.division, b.recorded_at, b.id limit 500`.execute(tx)
  return rows
}

export async function findBudget(tx: Handle, scope: Scope, id: Id): Promise<BudgetRow | undefined> {
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from ${withFigures} where ${inScope(scope, 'b')} and b.id = ${id}`.execute(tx)
  return rows[0]
}

/** Writes a budget; false where its id is taken. */
export async function insertBudget(
  tx: Handle,
  { actor }: Standing,
  budget: Omit<BudgetRow, keyof Figures | 'recordedName' | 'recordedAt'> & { readonly search: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into budget (province, id, division, year, programme, title, from_on, to_on, note, search, recorded_by, recorded_name)
    values (${provinceOf(budget.division)}, ${budget.id}, ${budget.division}, ${budget.year}, ${budget.programme}, ${budget.title},
      ${budget.fromOn}, ${budget.toOn}, ${budget.note}, ${budget.search}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** The figures of a budget by the source of its money, in the order in which it draws on them. */
export async function sourcesOfBudget(
  tx: Handle,
  scope: Scope,
  { division, id }: Pick<BudgetRow, 'division' | 'id'>,
): Promise<(Figures & { readonly pool: Id; readonly source: FundSource; readonly title: string })[]> {
  const { rows } = await sql<Figures & { pool: Id; source: FundSource; title: string }>`
    select p.id as pool, p.source, p.title, ${figureColumns}
    from fund_account a join fund_pool p on p.province = a.province and p.id = a.pool
    where ${inScope(scope, 'a')} and a.province = ${provinceOf(division)} and a.budget = ${id}
    group by p.id, p.source, p.title order by min(a.position), p.id`.execute(tx)
  return rows
}
