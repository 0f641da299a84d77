import { scopeOf } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { personNames } from '../../../people/server/index.ts'
import { wordProblems } from '../../domain/tasks/hand-over.ts'
import type { TaskRow } from './row.ts'
import { openHandOver } from './sealed.ts'

/**
 * Words of the giver that the body reads after the hand-over, in a message, the name of a file or a reason: what may not go
 * round the chosen fields there may not go round them here. Null where nothing speaks against them.
 */
export async function againstGiverWords(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  row: TaskRow,
  words: Readonly<Record<string, string>>,
): Promise<Refusal | null> {
  const named = openHandOver(cipher, row.sealed).fields.some(({ field }) => field === 'name')
  const names =
    row.person && !named
      ? await personNames(tx, scopeOf(actor, 'people.read', today), [row.person])
      : new Map<string, string>()
  const problems = wordProblems(words, (row.person && names.get(row.person)) ?? null)
  return problems.length > 0 ? { code: 'request-not-valid', problems } : null
}
