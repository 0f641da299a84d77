import { sql } from 'kysely'
import type { Platform } from '../../../platform/server/platform.ts'
import { unheardEvents } from './heard-events.ts'

/** What the figures still have to do, for `/metrics` and health. `lagSeconds` is how long ago they last caught up. */
export type FigureBacklog = {
  readonly dirtyLeaves: number
  readonly staleBranches: number
  readonly unheardEvents: number
  readonly lagSeconds: number
}

export async function figureBacklog(platform: Platform): Promise<FigureBacklog> {
  const db = platform.worker.handle
  const { rows } = await sql<Omit<FigureBacklog, 'unheardEvents'>>`
    select leaves as dirty_leaves, branches as stale_branches,
      case when leaves + branches = 0 then 0
        else coalesce((select extract(epoch from clock_timestamp() - counted_at) from figure_build), 0)::float end as lag_seconds
    from (select (select count(*) from (select distinct station, month from figure_dirty) d)::integer as leaves,
      (select count(*) from figure_stale)::integer as branches) counted`.execute(db)
  const row = rows[0] ?? { dirtyLeaves: 0, staleBranches: 0, lagSeconds: 0 }
  return { ...row, unheardEvents: await unheardEvents(db) }
}
