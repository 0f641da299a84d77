import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Reader } from '../line.ts'
import type { GroupRow } from './group-row.ts'
import { countsOfGroups, type GroupCounts } from './list-groups.ts'

/** One group as a list shows it. */
export function groupLineOf(row: GroupRow, counts: GroupCounts | undefined) {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    field: row.field,
    serviceType: row.serviceType,
    state: row.state,
    phase: row.phase,
    station: row.station,
    division: row.division,
    startsOn: row.startsOn,
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    leadName: row.leadName,
    members: counts?.members ?? 0,
    plannedSessions: row.plannedSessions,
    sessions: counts?.sessions ?? 0,
    attendances: counts?.attendances ?? 0,
  }
}

export type ShownGroup = ReturnType<typeof groupLineOf>

export async function groupLinesOf(tx: Handle, rows: readonly GroupRow[]): Promise<ShownGroup[]> {
  const counts = await countsOfGroups(tx, rows)
  return rows.map((row) => groupLineOf(row, counts.get(row.id)))
}

/** Whether the reader holds a permission where something lies. */
export const holdsAt = (
  { actor, today }: Reader,
  permission: string,
  { division, station }: { readonly division: number; readonly station: Id },
): boolean => covers(scopeOf(actor, permission, today), { division, station })
