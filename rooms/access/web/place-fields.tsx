import { useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { FieldGroup } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { DivisionField, StationField } from '../../regions/web/index.ts'
import { keepingTexts } from './keeping-texts.ts'

type Kind = 'division' | 'station'

/** A division with all below it, or one station. */
export type Place =
  | { readonly kind: 'division'; readonly found: Found<DivisionCode> }
  | { readonly kind: 'station'; readonly found: Found<Id> }

/** What the API takes for a place. */
export const scopeOf = (place: Place) =>
  place.kind === 'station'
    ? ({ kind: 'station', station: place.found.value } as const)
    : ({ kind: 'division', division: place.found.value } as const)

/** The same for the home of an account. */
export const homeOf = (place: Place | null) =>
  place?.kind === 'station' ? { station: place.found.value } : { division: place?.found.value }

/** A place inside the reach that the reader has by a permission; with `whole` it says that all below is meant. */
export function PlaceFields(
  props: FieldProps<Place | null> & {
    permission: string
    kinds?: readonly Kind[] | undefined
    whole?: boolean
  },
) {
  const { permission, kinds = ['division', 'station'], whole, label, value, change, ...field } = props
  const t = useTexts(keepingTexts)
  const me = useMe()
  const [chosen, setChosen] = useState<Kind | null>(value?.kind ?? kinds[0] ?? null)
  const kind = chosen && kinds.includes(chosen) ? chosen : (kinds[0] ?? null)
  const divisions = me.abilities[permission]?.divisions ?? []
  const within = divisions.length === 1 ? divisions[0] : undefined
  const turn = (next: Kind | null) => {
    setChosen(next)
    change(null)
  }
  const options = [
    { value: 'division' as const, label: t.division, ...(whole ? { hint: t.divisionHint } : {}) },
    { value: 'station' as const, label: t.station },
  ].filter((option) => kinds.includes(option.value))
  return (
    <FieldGroup>
      {options.length > 1 && (
        <ChoiceField
          label={label}
          options={options}
          {...field}
          id={`${field.id}-kind`}
          problems={[]}
          value={kind}
          change={turn}
        />
      )}
      {kind === 'division' && (
        <DivisionField
          {...field}
          label={t.division}
          within={within}
          value={value?.kind === 'division' ? value.found : null}
          change={(found) => change(found && { kind, found })}
        />
      )}
      {kind === 'station' && (
        <StationField
          {...field}
          label={t.station}
          within={within}
          value={value?.kind === 'station' ? value.found : null}
          change={(found) => change(found && { kind, found })}
        />
      )}
    </FieldGroup>
  )
}
