import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { type CaseRow, findCase } from '../case-row.ts'

/** Whether the reader signs here: who does opens the notes of every worker, everybody else only one's own. */
const signs = ({ actor, today }: Pick<Standing, 'actor' | 'today'>, one: CaseRow): boolean =>
  covers(scopeOf(actor, 'casework.sign', today), one)

const mine = (standing: Pick<Standing, 'actor' | 'today'>, one: CaseRow) =>
  sql<boolean>`province = ${one.province} and case_id = ${one.id}
    and (author = ${standing.actor.account} or ${signs(standing, one)}::boolean)`

/** How many confidential notes of a case the reader may open. */
export async function countNotes(
  tx: Handle,
  standing: Pick<Standing, 'actor' | 'today'>,
  one: CaseRow,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from case_note where ${mine(standing, one)}`.execute(tx)
  return rows[0]?.count ?? 0
}

type Note = {
  readonly id: Id
  readonly authorName: string
  readonly writtenAt: Date
  readonly sealed: Buffer
}

/** Opens the confidential notes (L4). That they were opened is written down with how many. */
export const readNotes = (standing: Standing, cipher: FieldCipher, target: Id) =>
  disclose(standing, async (tx) => {
    const one = await findCase(tx, standing.scope, target)
    if (!one) return refused<Refusal>({ code: 'not-found' })
    const { rows } = await sql<Note>`
      select id, author_name, written_at, sealed from case_note where ${mine(standing, one)}
      order by written_at desc, id desc limit 200`.execute(tx)
    const items = rows.map(({ id, authorName, writtenAt, sealed }) => ({
      id,
      authorName,
      writtenAt: writtenAt.toISOString(),
      text: cipher.open(sealed),
    }))
    const entry = {
      action: 'casework.read-notes',
      subject: one.person,
      division: one.division,
      station: one.station,
      detail: { case: one.id, count: items.length },
    }
    return ok({ answer: { items }, audit: items.length > 0 ? [entry] : [] })
  })

export const writeNote = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: { readonly id: Id; readonly text: string },
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.write-note',
    input: { case: target, ...input },
    run: async (tx) => {
      const { actor } = standing
      const one = await findCase(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
      await sql`
        insert into case_note (province, id, case_id, sealed, author, author_name, station, division, person)
        values (${one.province}, ${input.id}, ${one.id}, ${cipher.seal(input.text)}, ${actor.account}, ${actor.name},
          ${one.station}, ${one.division}, ${one.person})`.execute(tx)
      return ok({
        answer: { id: input.id },
        audit: {
          action: 'casework.write-note',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id, note: input.id },
        },
      })
    },
  })

type Draft = { readonly values: string | null; readonly savedAt: string | null }

/** What the caller has half written of a record; nobody else's. */
export const readDraft = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  kind: RecordKind,
): Promise<Result<Draft, Refusal>> =>
  read<Draft>(standing, async (tx) => {
    const one = await findCase(tx, standing.scope, target)
    if (!one) return refused({ code: 'not-found' })
    const { rows } = await sql<{ sealed: Buffer; savedAt: Date }>`
      select sealed, saved_at from case_draft where province = ${one.province} and case_id = ${one.id}
        and account = ${standing.actor.account} and kind = ${kind}`.execute(tx)
    const row = rows[0]
    return ok(
      row
        ? { values: cipher.open(row.sealed), savedAt: row.savedAt.toISOString() }
        : { values: null, savedAt: null },
    )
  })

/** Keeps it, sealed, until it is filed or forgotten. The audit trail says that something was kept, not what. */
export const keepDraft = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  kind: RecordKind,
  input: { readonly id: Id; readonly values: string | null; readonly seen?: string | null | undefined },
): Promise<Result<{ readonly savedAt: string | null }, Refusal>> =>
  runCommand(standing, {
    id: input.id,
    name: 'casework.keep-draft',
    input: { case: target, kind, ...input },
    run: async (tx) => {
      const one = await findCase(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      const { account } = standing.actor
      const { rows: before } = await sql<{ savedAt: Date }>`
        select saved_at from case_draft where province = ${one.province} and case_id = ${one.id}
          and account = ${account} and kind = ${kind} for update`.execute(tx)
      const keptAt = before[0]?.savedAt.toISOString()
      // The same person writes it in two windows: what the other one kept is not written over unasked.
      if (input.seen !== undefined && keptAt !== undefined && keptAt !== input.seen)
        return refused({ code: 'case-draft-elsewhere', data: { savedAt: keptAt } })
      let savedAt: string | null = null
      if (input.values === null) {
        await sql`delete from case_draft where province = ${one.province} and case_id = ${one.id}
          and account = ${account} and kind = ${kind}`.execute(tx)
      } else {
        const { rows } = await sql<{ savedAt: Date }>`
          insert into case_draft (province, case_id, account, kind, sealed)
          values (${one.province}, ${one.id}, ${account}, ${kind}, ${cipher.seal(input.values)})
          on conflict (province, case_id, account, kind) do update set sealed = excluded.sealed, saved_at = clock_timestamp()
          returning saved_at`.execute(tx)
        savedAt = rows[0]?.savedAt.toISOString() ?? null
      }
      return ok({
        answer: { savedAt },
        audit: {
          action: 'casework.keep-draft',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id, kind, forgotten: input.values === null },
        },
      })
    },
  })
