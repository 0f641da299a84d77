import { covers, coversSubtree, emptyScope, scopeOf } from '../../../kernel/actor.ts'
import { countyOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import { clockOf } from './detail.ts'
import { listReports, ownReports, type ReportRow } from './report-row.ts'

/** More than this are not counted: a banner says that there are many. */
const most = 200

export type Waiting = {
  readonly own: number
  readonly escalated: number
  readonly oldestMinutes: number | null
}

/**
 * Reports that wait to be sent: one's own at once, those of a station for who reads there from the first step on, those
 * of a county for who reads the whole of it from the second. Worked out anew each time; nothing can settle it but sending.
 */
export async function waitingReports(standing: Standing, now: number): Promise<Result<Waiting, Refusal>> {
  const own = await read({ ...standing, scope: emptyScope }, async (tx) =>
    ok((await ownReports(tx, { after: null, limit: most })).filter((row) => clockOf(row, now).running)),
  )
  if (!own.ok) return own
  const scope = scopeOf(standing.actor, 'protection.read', standing.today)
  const seen = await read({ ...standing, scope }, async (tx) =>
    ok(await listReports(tx, scope, { state: 'open' }, { after: null, limit: most }, now)),
  )
  if (!seen.ok) return seen
  const mine = new Set(own.value.map(({ id }) => id))
  const escalated = seen.value.filter((row) => {
    if (mine.has(row.id)) return false
    const { level } = clockOf(row, now)
    const centre = coversSubtree(scope, countyOf(row.division))
    return centre ? level === 'centre' : level !== 'none' && covers(scope, row)
  })
  const minutes = [...own.value, ...escalated].map((row: ReportRow) => clockOf(row, now).minutes)
  return ok({
    own: mine.size,
    escalated: escalated.length,
    oldestMinutes: minutes.length > 0 ? Math.max(...minutes) : null,
  })
}
