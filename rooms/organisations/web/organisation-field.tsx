import type { Id } from '../../../kernel/id.ts'
import type { FieldProps } from '../../../platform/web/form/field.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { searchOrganisations } from './queries.ts'
import { organisationsTexts } from './texts.ts'

/** An organisation of the register, found by name, initials or credit code. */
export function OrganisationField(props: FieldProps<Found<Id> | null>) {
  const t = useTexts(organisationsTexts)
  return (
    <PickerField
      {...props}
      placeholder={t.find}
      searchKey={['organisations', 'found']}
      search={searchOrganisations}
      fewest={0}
    />
  )
}
