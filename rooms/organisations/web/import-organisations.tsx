import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { OwnField } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { organisationsApi } from './queries.ts'
import { organisationsTexts } from './texts.ts'

/** Imports a list of organisations; a station may be named that mobilised or incubated them. */
export function ImportOrganisations({ done }: { done: (answer: ListImportAnswer) => void }) {
  return (
    <ListImport
      more={{ station: null as Found<Id> | null }}
      fields={(form) => <Station field={form.field('station') as OwnField<Found<Id> | null>} />}
      template={() => organisationsApi.file('/api/organisations/template')}
      send={(file, { station }, apply, id) =>
        organisationsApi.post('/api/organisations/import', {
          file,
          body: { id, apply: apply ? 'true' : 'false', ...(station ? { station: station.value } : {}) },
        })
      }
      renews={[['organisations'], ['indicators']]}
      done={done}
    />
  )
}

function Station({ field }: { field: OwnField<Found<Id> | null> }) {
  const t = useTexts(organisationsTexts)
  useOwnStation('organisations.write', field)
  return <StationField label={t.station} hint={t.importHint} {...field} />
}
