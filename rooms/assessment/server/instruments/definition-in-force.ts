import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type CopyInForce, copiesInForce } from './copy-store.ts'
import { type Definition, shippedOn } from './instrument-files.ts'

/** What is in force at a place on a day: the county's signed copy, or the file itself. */
export type DefinitionInForce = Definition & { readonly copy: CopyInForce | null }

/** Null when there is no such instrument, or none yet on that day. An unsigned copy is never in force. */
export async function definitionInForce(
  tx: Handle,
  code: string,
  division: DivisionCode | null,
  on: Day,
): Promise<DefinitionInForce | null> {
  const copy = division === null ? undefined : (await copiesInForce(tx, countyOf(division), on)).get(code)
  if (copy) {
    const kept = await keptDefinition(tx, copy.hash)
    if (kept) return { ...kept, copy }
  }
  const shipped = shippedOn(code, on)
  return shipped ? { ...shipped, copy: null } : null
}

/** A definition that some result or copy was made by, whatever the files say today. */
export async function keptDefinition(tx: Handle, hash: string): Promise<Definition | null> {
  const { rows } = await sql<{ definition: string }>`
    select definition::text as definition from instrument_definition where hash = ${hash}`.execute(tx)
  // As text, because the names in it are those of the file and stay as they were written.
  return rows[0] ? { instrument: JSON.parse(rows[0].definition) as Instrument, hash } : null
}

/** What files are kept by after their instrument was taken out of the folder: the newest text that a result was made by. */
export async function lastKeptDefinition(tx: Handle, code: string): Promise<Definition | null> {
  const { rows } = await sql<{ hash: string }>`
    select hash from instrument_definition where code = ${code} order by version desc, kept_at desc limit 1`.execute(
    tx,
  )
  return rows[0] ? keptDefinition(tx, rows[0].hash) : null
}

/** Keeps the text that a result is made by, in the transaction that writes the result; once for each hash. */
export async function keepDefinition(tx: Handle, { instrument, hash }: Definition): Promise<void> {
  await sql`insert into instrument_definition (hash, code, version, definition)
    values (${hash}, ${instrument.code}, ${instrument.version}, ${JSON.stringify(instrument)}::jsonb)
    on conflict do nothing`.execute(tx)
}
