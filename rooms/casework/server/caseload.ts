import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { caseInScope } from './case-row.ts'

export type Caseload = {
  readonly worker: Id
  readonly workerName: string
  readonly station: Id
  readonly open: number
  readonly overdue: number
  readonly crisis: number
  readonly unsigned: number
}

/** More workers than this are a county's whole staff; the list says that there are more. */
const most = 200

/** Open cases by worker, the fullest first: who carries how much, and where it piles up. */
export async function caseloads(
  tx: Handle,
  scope: Scope,
  where: { readonly station?: Id | undefined; readonly division?: DivisionCode | undefined },
  today: Day,
): Promise<{ readonly items: Caseload[]; readonly limited: boolean }> {
  const range = where.division === undefined ? null : rangeOf(where.division)
  const { rows } = await sql<Caseload>`
    select worker, min(worker_name) as worker_name, station, count(*) as open,
      count(*) filter (where due_on < ${today}) as overdue, count(*) filter (where kind = 'crisis') as crisis,
      count(*) filter (where awaits_signature) as unsigned
    from service_case
    where ${caseInScope(scope)} and state = 'open'
      and ${where.station ? sql`station = ${where.station}` : sql`true`}
      and ${range ? sql`division between ${range.low} and ${range.high}` : sql`true`}
    group by worker, station order by count(*) desc, worker limit ${most + 1}`.execute(tx)
  return { items: rows.slice(0, most), limited: rows.length > most }
}
