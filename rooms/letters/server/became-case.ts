import { scopeOf } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { AuditEntry, Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { letterEntry, lockLetter } from './letter-row.ts'
import { keepAct } from './safeguarding.ts'

/**
 * A letter becomes a case in the transaction that opens the case: it is what was done for its writer, under the number of the
 * case. Answers the audit line of the letter. Errors: `not-found` for whoever may not answer it, `letter-withdrawn`.
 */
export async function letterBecame(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  letter: Id,
  caseNumber: string,
): Promise<Result<AuditEntry, Refusal>> {
  const one = await lockLetter(tx, scopeOf(standing.actor, 'letters.answer', standing.today), letter)
  if (!one) return refused({ code: 'not-found' })
  if (one.reversedBy) return refused({ code: 'letter-withdrawn' })
  const act = { kind: 'case', reference: caseNumber, doneOn: standing.today } as const
  await keepAct(tx, cipher, standing, one, act)
  return ok(letterEntry('letters.safeguard', one, { kind: act.kind }))
}
