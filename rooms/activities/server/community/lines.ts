import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type StationSign, stationSigns } from '../../../regions/server/index.ts'
import type { Reader } from '../line.ts'
import type { ActivityRow } from './activity-row.ts'
import { type ActivityTotals, totalsOf } from './totals.ts'

type Signs = ReadonlyMap<Id, StationSign>

export const named = (signs: Signs, id: Id) => ({ id, name: signs.get(id)?.name ?? '' })

export const lineOf = (row: ActivityRow, signs: Signs, totals: ActivityTotals | undefined) => ({
  id: row.id,
  title: row.title,
  themeDay: row.themeDay,
  kind: row.kind,
  field: row.field,
  serviceType: row.serviceType,
  startsOn: row.startsOn,
  startsAt: row.startsAt,
  endsOn: row.endsOn,
  endsAt: row.endsAt,
  place: row.place,
  station: named(signs, row.station),
  division: row.division,
  partnerStations: row.partnerStations.map((station) => named(signs, station)),
  state: row.state,
  expected: row.expected,
  attendances: totals?.attendances ?? 0,
  audienceEstimate: totals?.audienceEstimate ?? null,
  budgetFen: Number(row.budgetFen),
  spentFen: totals?.spentFen ?? 0,
  responsibleName: row.responsibleName,
})

export type ShownActivity = ReturnType<typeof lineOf>

/** Signs of all stations that some activities name. */
export async function signsFor(
  tx: Handle,
  rows: readonly ActivityRow[],
  more: readonly Id[] = [],
): Promise<Signs> {
  const provinces = [...new Set(rows.map(({ province }) => province))]
  const all = new Map<Id, StationSign>()
  for (const province of provinces) {
    const ids = rows.flatMap((row) =>
      row.province === province ? [row.station, ...row.partnerStations] : [],
    )
    for (const [id, sign] of await stationSigns(tx, province, [...ids, ...more])) all.set(id, sign)
  }
  return all
}

export async function linesOfActivities(tx: Handle, rows: readonly ActivityRow[]): Promise<ShownActivity[]> {
  const signs = await signsFor(tx, rows)
  const provinces = [...new Set(rows.map(({ province }) => province))]
  const totals = new Map<Id, ActivityTotals>()
  for (const province of provinces) {
    const ids = rows.flatMap((row) => (row.province === province ? [row.id] : []))
    for (const [id, total] of await totalsOf(tx, province, ids)) totals.set(id, total)
  }
  return rows.map((row) => lineOf(row, signs, totals.get(row.id)))
}

/** What the reader may do with an activity; the server asks again when it is done. */
export function abilitiesOf({ actor, today }: Reader, row: ActivityRow) {
  const lead = { division: row.stationDivision, station: row.station }
  const records = scopeOf(actor, 'activities.record', today)
  const leads = covers(records, lead)
  const takesPart =
    leads ||
    row.partnerStations.some((station, at) =>
      covers(records, { station, division: row.partnerDivisions[at] as number }),
    )
  const alive = row.state !== 'cancelled'
  return {
    edit: leads && row.state === 'planned',
    cancel: leads && row.state === 'planned',
    signIn: takesPart && alive && row.startsOn <= today,
    hold: leads && row.state === 'planned' && row.startsOn <= today,
    summarise: leads && (row.state === 'held' || row.state === 'summarised'),
    correct:
      (row.state === 'held' || row.state === 'summarised') &&
      (covers(scopeOf(actor, 'activities.correct', today), lead) || leads),
    takeOver: leads && alive && row.responsible !== actor.account,
  }
}
