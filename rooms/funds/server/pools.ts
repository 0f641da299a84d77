import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { plainYuan } from '../domain/bank-file.ts'
import type { FundSource } from '../domain/kinds.ts'
import { movement } from '../domain/movement.ts'
import { type Taken, take } from '../domain/share-rule.ts'
import { findPool, insertPool, type PoolRow } from './budget-store.ts'
import { holdAccounts, openAccounts, postEntry } from './ledger.ts'
import { shareRuleByCode } from './share-rules.ts'

const problem = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

export type PoolInput = {
  readonly pool: Id
  readonly division: DivisionCode
  readonly year: number
  readonly source: FundSource
  readonly title: string
  readonly host: Id | null
  readonly note: string | null
}

export async function openPool(
  tx: Handle,
  standing: Standing,
  { pool: id, host, ...facts }: PoolInput,
): Promise<Result<{ readonly id: Id }, Refusal>> {
  if (!covers(standing.scope, { division: facts.division })) return problem('not-found', '/body/division')
  const hostName = host ? (await organisationNames(tx, [host])).get(host)?.name : null
  if (hostName === undefined) return problem('host-not-found', '/body/host')
  if (!(await insertPool(tx, standing, { ...facts, id, host, hostName })))
    return refused({ code: 'id-already-used' })
  await openAccounts(tx, { division: facts.division, year: facts.year, pool: id })
  return ok({ id })
}

export type ReceiptInput = {
  readonly receipt: Id
  readonly amountFen: number | null
  readonly rule: string | null
  readonly transferFen: number | null
  readonly receivedOn: Day
  readonly document: string | null
  readonly note: string | null
}

type Amount = { readonly amount: number; readonly taken: Taken | null }

/** What comes in: as it was said, or the declared share of the transfer that was said. */
function amountOf(pool: PoolRow, input: ReceiptInput): Result<Amount, Refusal> {
  const { rule: code, transferFen, amountFen, receivedOn } = input
  if (code === null)
    return amountFen === null
      ? problem('receipt-without-amount', '/body/amountFen')
      : ok({ amount: amountFen, taken: null })
  const rule = shareRuleByCode(code)
  if (!rule) return problem('share-rule-unknown', '/body/rule')
  if (!contains(rule.division, pool.division)) return problem('share-rule-elsewhere', '/body/rule')
  if (rule.takes !== pool.source) return problem('pool-of-another-source', '/body/rule')
  if (transferFen === null) return problem('share-of-nothing', '/body/transferFen')
  const taken = take(rule, transferFen, receivedOn)
  if (!taken) return problem('share-rule-not-in-force', '/body/receivedOn')
  if (taken.share === 0) return problem('share-of-nothing', '/body/transferFen')
  if (amountFen !== null && amountFen !== taken.share)
    return problem('share-not-as-declared', '/body/amountFen', { expected: plainYuan(taken.share) })
  return ok({ amount: taken.share, taken })
}

export type Received = {
  readonly pool: PoolRow
  readonly answer: {
    readonly id: Id
    readonly amount: number
    readonly gap: number
    readonly toppedUpBy: FundSource | null
  }
}

/** Records money that came into a pool (S5.4, S6.11). */
export async function receive(
  tx: Handle,
  standing: Standing,
  id: Id,
  input: ReceiptInput,
): Promise<Result<Received, Refusal>> {
  const pool = await findPool(tx, standing.scope, id)
  if (!pool) return refused({ code: 'not-found' })
  const { division } = pool
  const { receipt, receivedOn, rule, transferFen, document, note } = input
  if (receivedOn > standing.today) return problem('day-in-the-future', '/body/receivedOn')
  if (Number(receivedOn.slice(0, 4)) !== pool.year)
    return problem('receipt-in-another-year', '/body/receivedOn')
  const said = amountOf(pool, input)
  if (!said.ok) return said
  const { amount, taken } = said.value
  const { rows } = await sql`
    insert into fund_receipt (province, id, division, pool, amount, received_on, document, rule, transfer, note, recorded_by,
      recorded_name)
    values (${provinceOf(division)}, ${receipt}, ${division}, ${id}, ${amount}, ${receivedOn}, ${document}, ${rule},
      ${rule === null ? null : transferFen}, ${note}, ${standing.actor.account}, ${standing.actor.name})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  const accounts = await holdAccounts(tx, division, [], [id])
  const lines = movement(accounts, null, [{ pool: id, amount }], ['origin', 'pool'])
  const entry = { division, onDay: receivedOn, kind: 'received' as const, pool: id }
  const posted = await postEntry(tx, standing, { ...entry, source: { room: 'funds', id: receipt } }, lines)
  if (!posted.ok) return posted
  return ok({
    pool,
    answer: { id: receipt, amount, gap: taken?.gap ?? 0, toppedUpBy: taken?.toppedUpBy ?? null },
  })
}

export type ReceiptRow = {
  readonly id: Id
  readonly amount: number
  readonly receivedOn: Day
  readonly document: string | null
  readonly rule: string | null
  readonly transfer: number | null
  readonly note: string | null
  readonly recordedName: string
  readonly standing: boolean
}

export async function receiptsOfPool(tx: Handle, { division, id }: PoolRow): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select r.id, r.amount, r.received_on, r.document, r.rule, r.transfer, r.note, r.recorded_name,
      not exists (
        select from ledger_entry e join ledger_entry back on back.province = e.province and back.reverses = e.id
        where e.province = r.province and e.source_id = r.id and e.kind = 'received') as standing
    from fund_receipt r where r.province = ${provinceOf(division)} and r.pool = ${id} order by r.received_on, r.id`.execute(
    tx,
  )
  return rows
}
