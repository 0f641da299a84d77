import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { reversibleKinds } from '../domain/kinds.ts'
import { reversed } from '../domain/movement.ts'
import { holdAccounts, postEntry } from './ledger.ts'
import { type EntryRow, findEntry, linesOfEntries } from './ledger-store.ts'

/**
 * Takes an entry back by one with the opposite sign. Refused: `entry-not-reversible` (it is taken back on the record it
 * came from), `entry-already-reversed`, `over-pool` or `over-budget` where the money has gone on meanwhile.
 */
export async function reverseEntry(
  tx: Handle,
  standing: Standing,
  id: Id,
  { entry, reason }: { readonly entry: Id; readonly reason: string },
): Promise<Result<EntryRow, Refusal>> {
  const asked = await findEntry(tx, standing.scope, id)
  if (!asked) return refused({ code: 'not-found' })
  if (!reversibleKinds.includes(asked.kind)) return refused({ code: 'entry-not-reversible' })
  const { division, budget, pool } = asked
  await holdAccounts(tx, division, budget ? [budget] : [], pool ? [pool] : [])
  // Held: whoever reversed it a moment ago is seen now.
  const found = await findEntry(tx, standing.scope, id)
  if (!found || found.reversedBy !== null) return refused({ code: 'entry-already-reversed' })
  const lines = reversed(await linesOfEntries(tx, provinceOf(division), [id]))
  const posted = await postEntry(
    tx,
    standing,
    {
      id: entry,
      division,
      onDay: standing.today,
      kind: 'reversed',
      pool,
      budget,
      source: { room: found.sourceRoom, id: found.sourceId },
      reverses: id,
      reason,
    },
    lines,
  )
  return posted.ok ? ok(found) : posted
}
