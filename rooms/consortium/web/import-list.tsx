import { useTexts } from '../../../platform/web/language.tsx'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { listTexts } from './list-texts.ts'
import { consortiumApi } from './queries.ts'

/** Imports a list of people to be screened: a look first, then the rows that are right. */
export function ImportScreeningList({ done }: { done: (answer: ListImportAnswer) => void }) {
  const t = useTexts(listTexts)
  return (
    <ListImport
      more={{}}
      fields={() => <p className="soft">{t.importHint}</p>}
      template={() => consortiumApi.file('/api/screening-lists/template')}
      send={(file, _, apply, id) =>
        consortiumApi.post('/api/screening-lists/import', {
          file,
          body: { id, apply: apply ? 'true' : 'false' },
        })
      }
      renews={[['consortium']]}
      done={done}
    />
  )
}
