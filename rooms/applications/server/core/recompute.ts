import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Truth } from '../../../../kernel/truth.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { decisionsOf, recomputed } from './decide.ts'

/** One decision computed again: `same` is false where it comes out otherwise than it was kept. */
export type Recomputed = {
  readonly application: Id
  readonly decision: Id
  readonly on: Day
  readonly hash: string
  readonly release: string
  readonly same: boolean
  readonly kept: { readonly eligible: Truth; readonly amountFen: number | null }
  readonly again: { readonly eligible: Truth; readonly amountFen: number | null }
}

const batch = 500

/**
 * Computes the decisions of one application, or of all, again from what was kept with them: facts, day and the text of the
 * programme. A definition that is not kept any more cannot be: the database lets nobody take one out.
 */
export async function* recomputeDecisions(db: Handle, application: Id | null): AsyncGenerator<Recomputed> {
  let after: { readonly province: number; readonly id: Id } | null = null
  for (;;) {
    const later: ReturnType<typeof sql> = after
      ? sql`and (province, id) > (${after.province}, ${after.id}::uuid)`
      : sql``
    const one = application === null ? sql`` : sql`and id = ${application}`
    const { rows } = await sql<{ province: number; id: Id }>`
      select province, id from application where not draft ${one} ${later} order by province, id limit ${batch}`.execute(
      db,
    )
    for (const row of rows) {
      for (const decision of await decisionsOf(db, row)) {
        const programme = await keptProgramme(db, decision.hash)
        if (!programme) throw new Error(`the definition ${decision.hash} is not kept`)
        const { again, same } = recomputed(programme, decision)
        const { eligible, amountFen, hash, release } = decision
        yield {
          application: row.id,
          decision: decision.id,
          on: decision.onDay,
          hash,
          release,
          same,
          kept: { eligible, amountFen },
          again: { eligible: again.eligible, amountFen: again.amountFen },
        }
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last
  }
}
