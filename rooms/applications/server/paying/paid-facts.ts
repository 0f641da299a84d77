import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { grouped } from '../../../../kernel/grouped.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import type { Recorded } from '../../domain/core/gathered-facts.ts'
import { type BarDays, barHolds } from '../../domain/paying/sanctions.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import type { FactSource } from '../core/fact-sources.ts'

/** A person or body by the keyed hash of its number, in the province whose books are asked. */
export type Subject = { readonly province: number; readonly subjectHash: Buffer | null }

export type Drawn = {
  /** Programmes under which something was or is drawn and not revoked. */
  readonly held: readonly string[]
  /** Fen made owed under each of them. */
  readonly paidFen: ReadonlyMap<string, number>
}

/**
 * What a subject drew in the province, whoever paid it (X7); what one application is about is left out when it is asked
 * for that application. Null where nobody can be found by: then nothing is known of it.
 */
export async function paidTo(
  tx: Handle,
  { province, subjectHash }: Subject,
  but: Id | null = null,
): Promise<Drawn | null> {
  if (subjectHash === null) return null
  const { rows } = await sql<{ programme: string; amount: number }>`
    select programme, sum(amount)::bigint as amount from application_awards_anywhere(${province}::smallint, ${subjectHash})
    where application is distinct from ${but}::uuid group by programme order by programme`.execute(tx)
  return {
    held: rows.map(({ programme }) => programme),
    paidFen: new Map(rows.map(({ programme, amount }) => [programme, amount])),
  }
}

/** The bars of a subject in a class of programmes that hold on a day, whoever ordered them in the province. */
export async function barsOf(
  tx: Handle,
  { province, subjectHash }: Subject,
  subjectClass: string,
  on: Day,
): Promise<readonly BarDays[] | null> {
  if (subjectHash === null) return null
  const { rows } = await sql<BarDays>`
    select from_on, until_on, lifted_on
    from application_bars_anywhere(${province}::smallint, ${subjectHash}, ${subjectClass})`.execute(tx)
  return rows.filter((bar) => barHolds(bar, on))
}

/** Whether somebody is barred on a day; null where nobody can be found by. */
export async function isBarred(
  tx: Handle,
  row: Pick<ApplicationRow, 'province' | 'subjectHash'>,
  subjectClass: string,
  on: Day,
): Promise<boolean | null> {
  const bars = await barsOf(tx, row, subjectClass, on)
  return bars === null ? null : bars.length > 0
}

/** Which of many applicants are barred from a class on a day, by the application. */
export async function barredAmong(
  tx: Handle,
  rows: readonly Pick<ApplicationRow, 'id' | 'province' | 'subjectHash'>[],
  subjectClass: string,
  on: Day,
): Promise<ReadonlySet<Id>> {
  const known = rows.flatMap(({ id, province, subjectHash }) =>
    subjectHash === null ? [] : [{ id, province, hash: subjectHash.toString('hex') }],
  )
  if (known.length === 0) return new Set()
  const { rows: barred } = await sql<{ id: Id }>`
    select a.id from json_to_recordset(${JSON.stringify(known)}::json) as a(id uuid, province smallint, hash text)
    where exists (select from application_bars_anywhere(a.province, decode(a.hash, 'hex'), ${subjectClass}) b
      where b.from_on <= ${on} and coalesce(b.until_on >= ${on}, true) and coalesce(b.lifted_on > ${on}, true))`.execute(
    tx,
  )
  return new Set(barred.map(({ id }) => id))
}

/** The same for many applications of one programme at once; bars as they are, for any day. */
export async function payingFactsOf(
  tx: Handle,
  rows: readonly Pick<ApplicationRow, 'id' | 'province' | 'subjectHash'>[],
  { code, subject_class: subjectClass }: Pick<Programme, 'code' | 'subject_class'>,
): Promise<ReadonlyMap<Id, (on: Day) => Recorded>> {
  const known = rows.flatMap(({ id, province, subjectHash }) =>
    subjectHash === null ? [] : [{ id, province, hash: subjectHash.toString('hex') }],
  )
  const asked = JSON.stringify(known)
  const { rows: drawn } = await sql<{ id: Id; programme: string; amount: number }>`
    select a.id, d.programme, sum(d.amount)::bigint as amount
    from json_to_recordset(${asked}::json) as a(id uuid, province smallint, hash text)
    cross join lateral application_awards_anywhere(a.province, decode(a.hash, 'hex')) d
    where d.application <> a.id group by a.id, d.programme order by a.id, d.programme`.execute(tx)
  const { rows: bars } = await sql<BarDays & { id: Id }>`
    select a.id, b.from_on, b.until_on, b.lifted_on
    from json_to_recordset(${asked}::json) as a(id uuid, province smallint, hash text)
    cross join lateral application_bars_anywhere(a.province, decode(a.hash, 'hex'), ${subjectClass}) b`.execute(
    tx,
  )
  const drawnBy = grouped(drawn, ({ id }) => id)
  const barsBy = grouped(bars, ({ id }) => id)
  return new Map(
    known.map(({ id }) => {
      const own = drawnBy.get(id) ?? []
      const fixed = {
        'awards.held': { value: own.map(({ programme }) => programme) },
        'awards.paid': { value: own.find(({ programme }) => programme === code)?.amount ?? 0 },
      }
      const barred = (on: Day) => (barsBy.get(id) ?? []).some((bar) => barHolds(bar, on))
      return [id, (on: Day) => ({ ...fixed, 'bar.in-force': { value: barred(on) ? 'yes' : 'no' } })] as const
    }),
  )
}

/** What this part answers of an applicant: what is drawn elsewhere, what was paid under this programme before, and bars. */
export const payingFacts: FactSource = async (tx, row, on, programme) => {
  const drawn = await paidTo(tx, row, row.id)
  if (drawn === null) return {}
  const barred = await isBarred(tx, row, programme.subject_class, on)
  return {
    'awards.held': { value: drawn.held },
    'awards.paid': { value: drawn.paidFen.get(programme.code) ?? 0 },
    'bar.in-force': { value: barred ? 'yes' : 'no' },
  }
}
