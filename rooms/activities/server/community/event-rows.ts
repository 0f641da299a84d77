import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import type { DirtyLeaf, Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { ActivityKind } from '../../domain/community/codes.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import type { ActivityRow } from './activity-row.ts'
import { instant } from './activity-row.ts'

/** A standing or taken-out row that says that an activity was held. */
export type EventRow = {
  readonly id: Id
  readonly role: 'lead' | 'partner'
  readonly station: Id
  readonly division: DivisionCode
  readonly heldOn: Day
  readonly minutes: number | null
  readonly kind: ActivityKind
  readonly field: ServiceField | null
  readonly audienceEstimate: number | null
  readonly chain: Id | null
  readonly reason: string | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedByName: string
  readonly recordedAt: string
}

/** All rows of an activity, the standing ones first. */
export async function eventsOf(tx: Handle, row: ActivityRow): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, role, station, division, held_on, minutes, kind, field, audience_estimate, chain, correction_reason as reason,
      reversed_by, recorded_by, recorded_by_name, ${instant('recorded_at')} as recorded_at
    from activity_event where province = ${row.province} and activity = ${row.id}
    order by reversed_by is not null, recorded_at desc`.execute(tx)
  return rows
}

/** What was held, as the lead's row says it; partners' rows repeat it without the crowd. */
export type HeldFacts = {
  readonly heldOn: Day
  readonly minutes: number | null
  readonly kind: ActivityKind
  readonly field: ServiceField | null
  readonly audienceEstimate: number | null
  readonly partners: readonly { readonly station: Id; readonly division: DivisionCode }[]
}

export type Correcting = { readonly corrects: Id; readonly chain: Id; readonly reason: string }

/** Writes a row for the lead and one for each partner (7.4). */
export async function writeEvents(
  tx: Handle,
  { actor }: Standing,
  row: ActivityRow,
  facts: HeldFacts,
  correction: Correcting | null,
  lead: Id,
): Promise<void> {
  const rows = [
    { id: lead, role: 'lead', station: row.station, division: row.division, crowd: facts.audienceEstimate },
    ...facts.partners.map((partner) => ({ id: newId(), role: 'partner', ...partner, crowd: null })),
  ]
  await sql`
    insert into activity_event (province, id, activity, role, station, division, lead_station, lead_division, held_on, month, title,
      kind, field, service_type, theme_day, minutes, joint, audience_estimate, corrects, chain, correction_reason, recorded_by,
      recorded_by_name)
    select ${row.province}, r.id, ${row.id}, r.role, r.station, r.division, ${row.station}, ${row.stationDivision}, ${facts.heldOn},
      ${monthOf(facts.heldOn)}, ${row.title}, ${facts.kind}, ${facts.field}, ${row.serviceType}, ${row.themeDay}, ${facts.minutes},
      ${facts.partners.length > 0}, r.crowd, ${correction?.corrects ?? null}, ${correction?.chain ?? null},
      ${correction?.reason ?? null}, ${actor.account}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, role text, station uuid, division bigint, crowd integer)`.execute(
    tx,
  )
}

/** The leaves that rows of an activity lie in, each where its station stands and where the row is placed. */
export const eventLeaves = (row: ActivityRow, on: Day, partners: HeldFacts['partners']): DirtyLeaf[] => [
  ...[...new Set([row.division, row.stationDivision])].map((division) => ({
    station: row.station,
    month: monthOf(on),
    division,
  })),
  ...partners.map(({ station, division }) => ({ station, month: monthOf(on), division })),
]
