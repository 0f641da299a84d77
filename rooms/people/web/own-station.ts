import { useQuery } from '@tanstack/react-query'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { stationQuery } from '../../regions/web/index.ts'

/** The station of somebody who works in one only, so that nobody is asked what is already known; null otherwise. */
export function useOwnStation(permission: string): Found<Id> | null {
  const reach = useMe().abilities[permission]
  const only = reach?.stations.length === 1 && reach.divisions.length === 0 ? reach.stations[0] : undefined
  const { data } = useQuery({ ...stationQuery(only ?? ''), enabled: only !== undefined })
  return only && data ? { value: data.id, label: data.name, detail: data.division.path } : null
}
