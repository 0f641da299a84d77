import type { Id } from '../../../kernel/id.ts'
import { ListImport, type ListImportAnswer } from '../../../platform/web/list-import.tsx'
import { workforceApi } from './queries.ts'

/** Imports the hour log of a placement: a look with what is wrong by row, then the days that are right. */
export function ImportHours({
  placement,
  done,
}: {
  placement: Id
  done: (answer: ListImportAnswer) => void
}) {
  return (
    <ListImport
      more={{}}
      fields={() => null}
      template={() => workforceApi.file('/api/practicum/lines/template')}
      send={(file, _, apply, id) =>
        workforceApi.post('/api/practicum/placements/:id/import', {
          file,
          params: { id: placement },
          body: { id, apply: apply ? 'true' : 'false' },
        })
      }
      renews={[['practicum']]}
      done={done}
    />
  )
}
