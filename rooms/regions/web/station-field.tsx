import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { searchStations } from './place-search.ts'
import { placesTexts } from './places-texts.ts'

/** A station found by name, pinyin, initials or code; the list opens with the first of those in reach. */
export function StationField(props: FieldProps<Found<Id> | null> & { within?: DivisionCode | undefined }) {
  const { within, ...field } = props
  const t = useTexts(placesTexts)
  return (
    <PickerField
      {...field}
      placeholder={t.findStation}
      searchKey={['regions', 'stations-found', within]}
      search={(text, signal) => searchStations(text, signal, within)}
      fewest={0}
    />
  )
}
