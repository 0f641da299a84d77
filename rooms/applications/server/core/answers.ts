import { sql } from 'kysely'
import { grouped } from '../../../../kernel/grouped.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Value } from '../../../programmes/index.ts'
import type { Answers } from '../../domain/core/gathered-facts.ts'
import { type ApplicationRow, placeColumns, placeOf } from './application-store.ts'

/** The latest answer of each fact; one that was taken back is left out. */
export async function answersOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<Answers> {
  // As text: names and codes in it are those of the programme and stay as they are written.
  const { rows } = await sql<Kept>`
    select distinct on (fact) fact, value::text as value, origin from application_answer
    where province = ${province} and application = ${id} order by fact, at desc, id desc`.execute(tx)
  return readKept(rows)
}

/** The same for many applications at once, by the application. */
export async function answersOfMany(
  tx: Handle,
  province: number,
  applications: readonly Id[],
): Promise<ReadonlyMap<Id, Answers>> {
  const { rows } = await sql<Kept & { application: Id }>`
    select distinct on (application, fact) application, fact, value::text as value, origin from application_answer
    where province = ${province} and application = any(${[...applications]}::uuid[])
    order by application, fact, at desc, id desc`.execute(tx)
  return new Map([...grouped(rows, ({ application }) => application)].map(([id, own]) => [id, readKept(own)]))
}

type Kept = { readonly fact: string; readonly value: string | null; readonly origin: 'given' | 'body' }

const readKept = (rows: readonly Kept[]): Answers =>
  Object.fromEntries(
    rows.flatMap(({ fact, value, origin }) =>
      value === null ? [] : [[fact, { value: JSON.parse(value) as Value, origin }]],
    ),
  )

/** Writes answers beside what was answered before; null takes one back. */
export async function writeAnswers(
  tx: Handle,
  row: ApplicationRow,
  by: { readonly account: Id | null; readonly name: string; readonly origin: 'given' | 'body' },
  answers: Readonly<Record<string, Value | null>>,
): Promise<void> {
  for (const [fact, value] of Object.entries(answers))
    await sql`insert into application_answer (${placeColumns}, id, fact, value, origin, at, by_account, by_name)
      values (${placeOf(row)}, ${newId()}, ${fact}, ${value === null ? null : JSON.stringify(value)}::json, ${by.origin},
        clock_timestamp(), ${by.account}, ${by.name})`.execute(tx)
}
