import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { FieldOf } from '../../../platform/web/form/use-form.ts'
import { useMe } from '../../../platform/web/me.tsx'
import { stationQuery } from '../../regions/web/index.ts'

/** Fills in the station of somebody who records for one only; once, so that what is taken out stays out. */
export function useRecordingStation(station: FieldOf<Found<Id> | null>): void {
  const reach = useMe().abilities['activities.record']
  const only = reach?.stations.length === 1 && reach.divisions.length === 0 ? reach.stations[0] : undefined
  const { data } = useQuery({ ...stationQuery(only ?? ''), enabled: only !== undefined })
  const given = useRef(station.value !== null)
  useEffect(() => {
    if (!data || given.current) return
    given.current = true
    station.change({ value: data.id, label: data.name, detail: data.division.path })
  }, [data, station])
}
