import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { EntryKind, Measure, ReportBody, ReportMethod } from '../domain/report-codes.ts'
import { type SecretEntry, sealJson } from './secret-texts.ts'

export type NewEntry = {
  readonly id: Id
  readonly kind: EntryKind
  /** Milliseconds since 1970. */
  readonly at: number
  readonly bodies?: readonly ReportBody[]
  readonly method?: ReportMethod
  readonly measures?: readonly Measure[] | undefined
  readonly secret?: SecretEntry
  readonly file?: { readonly bytes: Buffer; readonly mediaType: string }
  /** Signed openly under the actor's own name; without it where that would tell who made the report. */
  readonly signed?: 'named' | 'unnamed'
  readonly signs?: Id
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Adds to a report in sight; false when there is none. Who wrote it is sealed, because it may be the reporter. */
export async function writeEntry(
  tx: Handle,
  who: { readonly actor: Actor; readonly cipher: FieldCipher; readonly now: number },
  report: { readonly province: number; readonly id: Id },
  entry: NewEntry,
): Promise<boolean> {
  const { actor, cipher, now } = who
  const secret = entry.secret && Object.values(entry.secret).some(Boolean) ? entry.secret : null
  const { rows } = await sql<{ added: boolean }>`
    select add_protection_entry(${report.province}::smallint, ${report.id}, ${entry.id}, ${entry.kind}, ${instant(entry.at)}::timestamptz,
      ${[...(entry.bodies ?? [])]}::text[], ${entry.method ?? null}, ${[...(entry.measures ?? [])]}::text[],
      ${secret ? sealJson(cipher, secret) : null}::bytea, ${entry.file ? cipher.sealBytes(entry.file.bytes) : null}::bytea,
      ${entry.file?.mediaType ?? null}, ${cipher.seal(actor.name)}::bytea, ${entry.signed ? actor.account : null}::uuid,
      ${entry.signed === 'named' ? actor.name : null}, ${entry.signs ?? null}::uuid, ${instant(now)}::timestamptz) as added`.execute(
    tx,
  )
  return rows[0]?.added ?? false
}
