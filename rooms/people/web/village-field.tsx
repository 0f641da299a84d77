import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { DivisionField, stationQuery } from '../../regions/web/index.ts'
import { peopleTexts } from './texts.ts'

/**
 * Where somebody lives. Villages of one name are all over the country, so only those around the station are found,
 * and are listed before anything is typed, unless it is said that the person lives elsewhere.
 */
export function VillageField(props: FieldProps<Found<DivisionCode> | null> & { station: Id | null }) {
  const { station, ...field } = props
  const t = useTexts(peopleTexts)
  const [elsewhere, setElsewhere] = useState(false)
  const { data } = useQuery({ ...stationQuery(station ?? ''), enabled: station !== null })
  const within = elsewhere ? undefined : data?.division.code
  return (
    <div>
      <DivisionField key={String(within)} {...field} within={within} />
      {data && !field.value && <TickLine label={t.livesElsewhere} value={elsewhere} change={setElsewhere} />}
    </div>
  )
}
