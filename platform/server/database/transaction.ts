import { sql } from 'kysely'
import type { Actor, Scope } from '../../../kernel/actor.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Handle } from './connect.ts'
import { beginWith, scopeSettings } from './scope.ts'

/**
 * Runs `work` in one transaction under the actor's scope. A refusal rolls back as an exception does, so that
 * half a command is never kept.
 */
export async function inTransaction<T, E>(
  db: Handle,
  who: { readonly actor: Actor; readonly scope: Scope },
  mode: 'read' | 'write',
  work: (tx: Handle) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  return db.connection().execute(async (connection) => {
    await sql.raw(beginWith(scopeSettings(who.scope, who.actor), mode === 'read')).execute(connection)
    try {
      const result = await work(connection)
      await sql.raw(result.ok ? 'commit' : 'rollback').execute(connection)
      return result
    } catch (error) {
      // A lost connection has nothing to roll back; the first error is the one that says why.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => {})
      throw error
    }
  })
}
