import { useQuery } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useFilledIn } from '../../../platform/web/form/use-filled-in.ts'
import type { OwnField } from '../../../platform/web/form/use-form.ts'
import { useMe } from '../../../platform/web/me.tsx'
import { stationQuery } from './queries.ts'

/** Fills in the station of somebody who works in one only, so that nobody is asked what is already known. */
export function useOwnStation(permission: string, station: OwnField<Found<Id> | null>): void {
  useFilledIn(station, useOnlyStation(permission))
}

function useOnlyStation(permission: string): Found<Id> | null {
  const reach = useMe().abilities[permission]
  const only = reach?.stations.length === 1 && reach.divisions.length === 0 ? reach.stations[0] : undefined
  const { data } = useQuery({ ...stationQuery(only ?? ''), enabled: only !== undefined })
  return only && data ? { value: data.id, label: data.name, detail: data.division.path } : null
}

/** The one place whose people somebody may see, so that a filter by place looks nowhere else; undefined for several. */
export function useOwnDivision(permission: string): DivisionCode | undefined {
  const reach = useMe().abilities[permission]
  const only = reach?.divisions.length === 1 && reach.stations.length === 0 ? reach.divisions[0] : undefined
  const station = useOnlyStation(permission)
  const { data } = useQuery({ ...stationQuery(station?.value ?? ''), enabled: station !== null })
  return only ?? (station ? data?.division.code : undefined)
}
