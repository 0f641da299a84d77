import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Engine } from './engine.ts'
import { rebuildFigures } from './rebuild/rebuild.ts'

/** When figures were last counted; null before the first time. */
export async function countedAt(tx: Handle): Promise<string | null> {
  const { rows } = await sql<{ at: Date }>`select counted_at as at from figure_build`.execute(tx)
  return rows[0]?.at.toISOString() ?? null
}

/**
 * Builds the figures when there are none yet, or when the files define other measures than those that were counted:
 * that is how a measure added by one file appears. Returns whether they were built.
 */
export async function buildWhenDefinitionsChanged(engine: Engine): Promise<boolean> {
  const { rows } = await sql<{ definitions: string }>`select definitions from figure_build`.execute(
    engine.worker,
  )
  if (rows[0]?.definitions === engine.catalogue.hash) return false
  await rebuildFigures(engine)
  return true
}
