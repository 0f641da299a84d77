import { useQuery } from '@tanstack/react-query'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { searchDivisions, searchDivisionsAsVisitor } from './place-search.ts'
import { placesTexts } from './places-texts.ts'
import { divisionQuery, publicDivisionQuery } from './queries.ts'

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
  const value = useNamed(field.value, visitor)
  const search = visitor ? searchDivisionsAsVisitor : searchDivisions
  const t = useTexts(placesTexts)
  return (
    <PickerField
      {...field}
      value={value}
      placeholder={t.findDivision}
      searchKey={['regions', 'divisions', within, visitor]}
      search={(text, signal) => search(text, signal, within)}
      fewest={within === undefined ? 1 : 0}
    />
  )
}

/** Where a record told the code alone, the name is looked up: nobody knows a place by its number. */
function useNamed(found: Found<DivisionCode> | null, visitor: boolean): Found<DivisionCode> | null {
  const code = found?.value ?? 0
  const bare = found !== null && found.label === String(code)
  const signedIn = useQuery({ ...divisionQuery(code), enabled: bare && !visitor })
  const open = useQuery({ ...publicDivisionQuery(code), enabled: bare && visitor })
  const { data, isPending } = visitor ? open : signedIn
  if (!bare) return found
  if (data) return { value: found.value, label: data.name, detail: data.path }
  return isPending ? { value: found.value, label: '…' } : found
}
