import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, programmeSchema } from '../../domain/language/programme.ts'
import { programmeHash } from '../files/definition-hash.ts'

const parsed = new Map<string, Programme>()

/**
 * Keeps what a decision is made by, in the transaction that writes the decision; once for each hash. Answers the hash
 * that the decision names.
 */
export async function keepProgramme(tx: Handle, programme: Programme): Promise<string> {
  const hash = programmeHash(programme)
  await sql`insert into programme_definition (hash, code, definition)
    values (${hash}, ${programme.code}, ${JSON.stringify(programme)}::json) on conflict do nothing`.execute(
    tx,
  )
  return hash
}

/** A programme that some decision was made by, whatever the files say today; null for a hash that was never kept. */
export async function keptProgramme(tx: Handle, hash: string): Promise<Programme | null> {
  const known = parsed.get(hash)
  if (known) return known
  // As text, because the names in it are those of the file and stay as they were written.
  const { rows } = await sql<{ definition: string }>`
    select definition::text as definition from programme_definition where hash = ${hash}`.execute(tx)
  if (!rows[0]) return null
  const programme = programmeSchema.parse(JSON.parse(rows[0].definition))
  parsed.set(hash, programme)
  return programme
}
