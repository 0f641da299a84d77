import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { PayeeKind, PaymentKind, PaymentState } from '../domain/kinds.ts'
import { inScope } from './budget-store.ts'

export type PaymentRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly budget: Id
  readonly budgetTitle: string
  readonly commitment: Id
  readonly programme: string | null
  readonly kind: PaymentKind
  readonly payeeKind: PayeeKind
  readonly payee: Id
  readonly payeeName: string
  readonly amount: number
  readonly summary: string
  readonly dueOn: Day
  readonly sourceRoom: string
  readonly sourceId: Id
  readonly state: PaymentState
  readonly run: Id | null
  readonly failures: number
  readonly failure: string | null
  readonly paidOn: Day | null
  /** The payee's bank account as it stands; null: not known yet. */
  readonly account: Id | null
  readonly holder: string | null
  readonly lastDigits: string | null
  readonly bank: string | null
}

const columns =
  sql.raw(`p.id, p.division, p.budget, b.title as budget_title, p.commitment, p.programme, p.kind, p.payee_kind, p.payee,
  p.payee_name, p.amount, p.summary, p.due_on, p.source_room, p.source_id, p.state, p.run, p.failures, p.failure, p.paid_on,
  a.id as account, a.holder, a.last_digits, a.bank`)
const withAccount = sql.raw(`payment p
  join budget b on b.province = p.province and b.id = p.budget
  left join payee_account a on a.province = p.province and a.division = p.division and a.payee = p.payee and a.ended_on is null`)

export type PaymentFilter = {
  readonly state?: PaymentState | undefined
  readonly budget?: Id | undefined
  readonly programme?: string | undefined
  readonly run?: Id | undefined
  readonly within?: DivisionCode | undefined
  readonly search?: string | undefined
  /** Paid once and failed, or without an account: somebody has to look. */
  readonly troubled?: boolean | undefined
}

export const likePart = (search: string): string => {
  const part = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function conditions(scope: Scope, filter: PaymentFilter): RawBuilder<boolean> {
  const all = [inScope(scope, 'p')]
  if (filter.state) all.push(sql<boolean>`p.state = ${filter.state}`)
  if (filter.budget) all.push(sql<boolean>`p.budget = ${filter.budget}`)
  if (filter.programme) all.push(sql<boolean>`p.programme = ${filter.programme}`)
  if (filter.run) all.push(sql<boolean>`p.run = ${filter.run}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`p.division between ${low} and ${high}`)
  }
  if (filter.search) all.push(sql<boolean>`p.search like ${likePart(filter.search)}`)
  if (filter.troubled) all.push(sql<boolean>`p.state = 'payable' and (p.failure is not null or a.id is null)`)
  return sql.join(all, sql` and `)
}

/** Payments of a filter, the earliest due first. */
export async function listPayments(
  tx: Handle,
  scope: Scope,
  filter: PaymentFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<PaymentRow[]> {
  const { after, limit } = page
  const later = after ? sql`and (p.due_on, p.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<PaymentRow>`
    select ${columns} from ${withAccount} where ${conditions(scope, filter)} ${later}
    order by p.due_on, p.id limit ${limit}`.execute(tx)
  return rows
}

export async function paymentTotals(
  tx: Handle,
  scope: Scope,
  filter: PaymentFilter,
): Promise<{ readonly payments: number; readonly amount: number }> {
  const { rows } = await sql<{ payments: number; amount: number }>`
    select count(*) as payments, coalesce(sum(p.amount), 0)::bigint as amount
    from ${withAccount} where ${conditions(scope, filter)}`.execute(tx)
  return rows[0] as { payments: number; amount: number }
}

export async function findPayments(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from ${withAccount}
    where ${inScope(scope, 'p')} and p.id = any(${[...ids]}::uuid[]) order by p.due_on, p.id`.execute(tx)
  return rows
}

export const findPayment = async (tx: Handle, scope: Scope, id: Id): Promise<PaymentRow | undefined> =>
  (await findPayments(tx, scope, [id]))[0]

/** Payments that a record of another room led to, the earliest first. */
export async function paymentsOfSource(tx: Handle, scope: Scope, source: Id): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from ${withAccount}
    where ${inScope(scope, 'p')} and p.source_id = ${source} order by p.due_on, p.id`.execute(tx)
  return rows
}

/** The name under which somebody is paid already; for who may not look into the register. */
export async function nameOfPayee(tx: Handle, scope: Scope, payee: Id): Promise<string | null> {
  const { rows } = await sql<{ payeeName: string }>`
    select p.payee_name from payment p where ${inScope(scope, 'p')} and p.payee = ${payee}
    order by p.recorded_at desc limit 1`.execute(tx)
  return rows[0]?.payeeName ?? null
}

/** Persons to whom something was paid, found by name, pinyin or initials; the latest first. */
export async function personsPaid(
  tx: Handle,
  scope: Scope,
  search: string,
): Promise<{ readonly id: Id; readonly name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select p.payee as id, max(p.payee_name) as name from payment p
    where ${inScope(scope, 'p')} and p.payee_kind = 'person' and p.search like ${likePart(search)}
    group by p.payee order by max(p.recorded_at) desc limit 20`.execute(tx)
  return rows
}

export type NewPayment = Omit<
  PaymentRow,
  | 'budgetTitle'
  | 'state'
  | 'run'
  | 'failures'
  | 'failure'
  | 'paidOn'
  | 'account'
  | 'holder'
  | 'lastDigits'
  | 'bank'
> & { readonly search: string }

/** Writes a payment; false where its id is taken. */
export async function insertPayment(tx: Handle, { actor }: Standing, row: NewPayment): Promise<boolean> {
  const { rows } = await sql`
    insert into payment (province, id, division, budget, commitment, programme, kind, payee_kind, payee, payee_name, amount, summary,
      due_on, source_room, source_id, search, recorded_by, recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.budget}, ${row.commitment}, ${row.programme}, ${row.kind},
      ${row.payeeKind}, ${row.payee}, ${row.payeeName}, ${row.amount}, ${row.summary}, ${row.dueOn}, ${row.sourceRoom},
      ${row.sourceId}, ${row.search}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

type Change = {
  readonly to: PaymentState
  readonly run?: Id | null
  readonly paidOn?: Day | null
  /** What the bank said; counts as a failure. */
  readonly failure?: string
}

/**
 * Moves payments from one state to another and answers which: of two who try at once the second finds none. The caller
 * compares the number with what it asked for. Rows are held in one order, so that two runs never wait for each other.
 */
export async function movePayments(
  tx: Handle,
  division: DivisionCode,
  ids: readonly Id[],
  from: PaymentState,
  { to, run = null, paidOn = null, failure }: Change,
): Promise<Id[]> {
  const failed = failure === undefined ? sql`` : sql`, failures = failures + 1, failure = ${failure}`
  const { rows } = await sql<{ id: Id }>`
    with held as materialized (
      select id from payment where province = ${provinceOf(division)} and id = any(${[...ids]}::uuid[]) and state = ${from}
      order by id for update)
    update payment p set state = ${to}, run = ${run}, paid_on = ${paidOn} ${failed}
    from held where p.province = ${provinceOf(division)} and p.id = held.id returning p.id`.execute(tx)
  return rows.map(({ id }) => id)
}
