import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { monthOf, type Period } from '../../../../kernel/period.ts'
import type { DirtyLeaf } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { stationDivision } from '../neighbours.ts'
import type { GroupRow } from './group-row.ts'

type Turn = {
  readonly event: 'opened' | 'closed'
  readonly day: Day
  readonly type: string
  readonly field: string
  readonly serviceType: string | null
  readonly division: number
}

const turnsOf = (group: GroupRow): Turn[] => {
  const { type, field, serviceType, division } = group
  const days = { opened: group.openedOn, closed: group.closedOn }
  return (['opened', 'closed'] as const).flatMap((event) => {
    const day = days[event]
    return day ? [{ event, day, type, field, serviceType, division }] : []
  })
}

const same = (a: Turn, b: Turn): boolean =>
  a.event === b.event &&
  a.day === b.day &&
  a.type === b.type &&
  a.field === b.field &&
  a.serviceType === b.serviceType &&
  a.division === b.division

/**
 * Makes the turns that are counted say what the group says now. One that is not true any more is taken out, never
 * changed, so that a report that was frozen with it keeps it. Answers the leaves that must be counted again.
 */
export async function keepTurns(tx: Handle, group: GroupRow): Promise<DirtyLeaf[]> {
  const wanted = turnsOf(group)
  const { rows: counted } = await sql<Turn & { id: string; month: Period }>`
    select id, event, day, type, field, service_type, division, month from group_turn
    where province = ${group.province} and group_id = ${group.id} and reversed_at is null`.execute(tx)
  const old = counted.filter((turn) => !wanted.some((one) => same(one, turn)))
  const fresh = wanted.filter((turn) => !counted.some((one) => same(one, turn)))
  if (old.length > 0) {
    await sql`update group_turn set reversed_at = clock_timestamp()
      where province = ${group.province} and id = any(${old.map(({ id }) => id)}::uuid[])`.execute(tx)
  }
  for (const turn of fresh) {
    await sql`insert into group_turn (province, id, group_id, event, change, station, division, day, month, type, field, service_type)
      values (${group.province}, ${newId()}, ${group.id}, ${turn.event}, ${turn.event === 'opened' ? 1 : -1}, ${group.station},
        ${turn.division}, ${turn.day}, ${monthOf(turn.day)}, ${turn.type}, ${turn.field}, ${turn.serviceType})`.execute(
      tx,
    )
  }
  return leavesOf(tx, group, [...old.map(({ month }) => month), ...fresh.map(({ day }) => monthOf(day))])
}

/** The leaves of a group's station in some months. */
export async function leavesOf(
  tx: Handle,
  { province, station, division }: GroupRow,
  months: readonly Period[],
): Promise<DirtyLeaf[]> {
  if (months.length === 0) return []
  const place = (await stationDivision(tx, province, station)) ?? division
  return [...new Set(months)].map((month) => ({ station, month, division: place }))
}
