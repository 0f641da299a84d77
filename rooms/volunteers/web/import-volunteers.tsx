import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { OwnField } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { volunteersApi } from './queries.ts'
import { volunteersTexts } from './texts.ts'

/** Imports a list of volunteers of a station. */
export function ImportVolunteers({ done }: { done: (answer: ListImportAnswer) => void }) {
  return (
    <ListImport
      more={{ station: null as Found<Id> | null }}
      required={['station']}
      fields={(form) => <Station field={form.field('station') as OwnField<Found<Id> | null>} />}
      template={() => volunteersApi.file('/api/volunteers/template')}
      send={(file, { station }, apply, id) =>
        volunteersApi.post('/api/volunteers/import', {
          file,
          body: { id, station: station?.value ?? '', apply: apply ? 'true' : 'false' },
        })
      }
      renews={[['volunteers'], ['indicators']]}
      done={done}
    />
  )
}

function Station({ field }: { field: OwnField<Found<Id> | null> }) {
  const t = useTexts(volunteersTexts)
  useOwnStation('volunteers.write', field)
  return <StationField label={t.station} {...field} />
}
