import { useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { FieldGroup } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { DivisionField, StationField } from '../../regions/web/index.ts'
import { keepingTexts } from './keeping-texts.ts'

type Kind = 'division' | 'station' | 'person' | 'organisation'

/** A division with all below it, one station, one person's file, or one organisation. */
export type Place =
  | { readonly kind: 'division'; readonly found: Found<DivisionCode> }
  | { readonly kind: 'station' | 'person' | 'organisation'; readonly found: Found<Id> }

type Search = (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]>

/** Finds persons and organisations by typing. Those rooms stand beside access in the house, so the page hands it in. */
export type SearchBeside = {
  readonly person?: Search | undefined
  readonly organisation?: Search | undefined
}

/** What the API takes for a place. */
export const scopeOf = (place: Place) => {
  if (place.kind === 'division') return { kind: 'division', division: place.found.value } as const
  if (place.kind === 'station') return { kind: 'station', station: place.found.value } as const
  if (place.kind === 'person') return { kind: 'person', person: place.found.value } as const
  return { kind: 'organisation', organisation: place.found.value } as const
}

/** The same for the home of an account. */
export const homeOf = (place: Place | null) => {
  if (place?.kind === 'station') return { station: place.found.value }
  return place?.kind === 'division' ? { division: place.found.value } : {}
}

/**
 * A place inside the reach that the reader has by a permission, the first of `kinds` unless another is chosen; with
 * `whole` it says that all below is meant. One person's file
 * and one organisation are offered only with their `search`.
 */
export function PlaceFields(
  props: FieldProps<Place | null> & {
    permission: string
    kinds?: readonly Kind[] | undefined
    whole?: boolean
    search?: SearchBeside | undefined
  },
) {
  const { permission, kinds = ['division', 'station'], whole, search = {}, ...rest } = props
  const { label, value, change, ...field } = rest
  const t = useTexts(keepingTexts)
  const me = useMe()
  const offered = kinds.filter((one) => one === 'division' || one === 'station' || search[one])
  const [chosen, setChosen] = useState<Kind | null>(value?.kind ?? null)
  const kind = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? null)
  const divisions = me.abilities[permission]?.divisions ?? []
  const within = divisions.length === 1 ? divisions[0] : undefined
  const turn = (next: Kind | null) => {
    setChosen(next)
    change(null)
  }
  const words = {
    division: { label: t.division, ...(whole ? { hint: t.divisionHint } : {}) },
    station: { label: t.station },
    person: { label: t.person, hint: t.personHint },
    organisation: { label: t.organisation, hint: t.organisationHint },
  }
  const options = offered.map((one) => ({ value: one, ...words[one] }))
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
      {kind === 'person' && search.person && (
        <PickerField
          {...field}
          label={t.personToFind}
          placeholder={t.personToFindHint}
          searchKey={['access', 'persons']}
          search={search.person}
          value={value?.kind === 'person' ? value.found : null}
          change={(found) => change(found && { kind, found })}
        />
      )}
      {kind === 'organisation' && search.organisation && (
        <PickerField
          {...field}
          label={t.organisation}
          placeholder={t.organisationToFindHint}
          searchKey={['access', 'organisations']}
          search={search.organisation}
          fewest={0}
          value={value?.kind === 'organisation' ? value.found : null}
          change={(found) => change(found && { kind, found })}
        />
      )}
    </FieldGroup>
  )
}
