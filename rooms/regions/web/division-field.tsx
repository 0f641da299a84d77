import type { DivisionCode } from '../../../kernel/division.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { searchDivisions, searchDivisionsAsVisitor } from './place-search.ts'
import { placesTexts } from './places-texts.ts'

/**
 * A division found by name, pinyin, initials or code, told apart by its path. With `within` only what lies below
 * is found, and the list opens with what lies right below. `visitor` is who has no account.
 */
export function DivisionField(
  props: FieldProps<Found<DivisionCode> | null> & {
    within?: DivisionCode | undefined
    visitor?: boolean | undefined
  },
) {
  const { within, visitor = false, ...field } = props
  const search = visitor ? searchDivisionsAsVisitor : searchDivisions
  const t = useTexts(placesTexts)
  return (
    <PickerField
      {...field}
      placeholder={t.findDivision}
      searchKey={['regions', 'divisions', within, visitor]}
      search={(text, signal) => search(text, signal, within)}
      fewest={within === undefined ? 1 : 0}
    />
  )
}
