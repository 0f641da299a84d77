import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import { monthOf } from '../../../../kernel/period.ts'
import type { DirtyLeaf } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { RequestRow } from './row.ts'

type Fact = {
  readonly event: 'received' | 'accepted' | 'referred' | 'refused'
  readonly station: Id
  readonly stationDivision: DivisionCode
  readonly division: DivisionCode
  readonly day: Day
  readonly source: string
  readonly urgency: number
  readonly needs: readonly string[]
  readonly onTime: boolean
  readonly person: Id | null
}

/**
 * Makes the facts that are counted say what the request says now. One that is not true any more is taken out, never
 * changed, so that a frozen report keeps what it counted. A receipt stays with the station that first had it: the
 * decision is counted where it was made. Answers the leaves that must be counted again.
 */
export async function keepFacts(tx: Handle, row: RequestRow): Promise<DirtyLeaf[]> {
  const { rows: counted } = await sql<Fact & { id: Id }>`
    select id, event, station, station_division, division, day, source, urgency, needs, on_time, person from request_fact
    where province = ${row.province} and request = ${row.id} and reversed_at is null`.execute(tx)
  const wanted = wantedFacts(
    row,
    counted.find(({ event }) => event === 'received'),
  )
  const same = (a: Fact, b: Fact) =>
    (['event', 'station', 'division', 'day', 'source', 'urgency', 'onTime', 'person'] as const).every(
      (key) => a[key] === b[key],
    ) && a.needs.join() === b.needs.join()
  const old = counted.filter((fact) => !wanted.some((other) => same(fact, other)))
  const fresh = wanted.filter((fact) => !counted.some((other) => same(fact, other)))
  if (old.length > 0) {
    await sql`update request_fact set reversed_at = clock_timestamp()
      where province = ${row.province} and id = any(${old.map(({ id }) => id)}::uuid[])`.execute(tx)
  }
  for (const fact of fresh) {
    await sql`
      insert into request_fact (province, id, request, event, station, station_division, division, day, month, source, urgency,
        needs, on_time, person, person_ordinal, label)
      values (${row.province}, ${newId()}, ${row.id}, ${fact.event}, ${fact.station}, ${fact.stationDivision}, ${fact.division},
        ${fact.day}, ${monthOf(fact.day)}, ${fact.source}, ${fact.urgency}, ${[...fact.needs]}::text[], ${fact.onTime},
        ${fact.person}, ${row.personOrdinal}, ${row.number})`.execute(tx)
  }
  const leaves = new Map<string, DirtyLeaf>()
  for (const { station, stationDivision, day } of [...old, ...fresh])
    leaves.set(`${station} ${day.slice(0, 7)}`, { station, division: stationDivision, month: monthOf(day) })
  return [...leaves.values()]
}

function wantedFacts(row: RequestRow, receipt: Fact | undefined): Fact[] {
  if (row.state === 'withdrawn') return []
  const { division, source, urgency, needs, person } = row
  const here = { station: row.station ?? noStation, stationDivision: row.stationDivision ?? division }
  // Before any station had it, it was counted in its division: the first station takes the receipt over.
  const at =
    receipt && receipt.station !== noStation
      ? { station: receipt.station, stationDivision: receipt.stationDivision }
      : here
  const common = { division, source, urgency, needs, person }
  const received: Fact = { ...common, ...at, event: 'received', day: row.receivedOn, onTime: false }
  const decided = decisionOf(row)
  if (!decided || !row.decidedOn) return [received]
  return [received, { ...common, ...here, event: decided, day: row.decidedOn, onTime: row.onTime ?? false }]
}

/** What was decided, also of a request that has ended since. A merged one was no request of its own. */
function decisionOf({ state, way }: RequestRow): 'accepted' | 'referred' | 'refused' | null {
  if (state === 'referred' || state === 'refused') return state
  return way !== null && (state === 'accepted' || state === 'closed') ? 'accepted' : null
}
