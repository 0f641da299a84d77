import type { DivisionCode } from '../../../kernel/division.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import type { FieldOf } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { DivisionField } from '../../regions/web/index.ts'
import { organisationsApi } from './queries.ts'
import { registryTexts } from './registry-texts.ts'

/** Imports what an authority registered: a look first, then the rows that are right. */
export function ImportRegistry({ done }: { done: (answer: ListImportAnswer) => void }) {
  return (
    <ListImport
      more={{ authority: null as Found<DivisionCode> | null }}
      required={['authority']}
      fields={(form) => <Authority field={form.field('authority') as FieldOf<Found<DivisionCode> | null>} />}
      template={() => organisationsApi.file('/api/registry/template')}
      send={(file, { authority }, apply, id) =>
        organisationsApi.post('/api/registry/import', {
          file,
          body: { id, authority: String(authority?.value ?? 0), apply: apply ? 'true' : 'false' },
        })
      }
      renews={[['organisations'], ['indicators']]}
      done={done}
    />
  )
}

function Authority({ field }: { field: FieldOf<Found<DivisionCode> | null> }) {
  const t = useTexts(registryTexts)
  return <DivisionField label={t.authority} hint={t.authorityHint} {...field} />
}
