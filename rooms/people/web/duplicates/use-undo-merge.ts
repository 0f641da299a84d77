import type { Id } from '../../../../kernel/id.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { duplicatesTexts } from './texts.ts'

/** What a merge changes on the screens; the preview is of a merge that is done then, and is not asked for again. */
export const renewedByMerging = [
  ...['list', 'count', 'person', 'household', 'categories', 'consents', 'duplicates', 'merges'].map(
    (part) => ['people', part],
  ),
  ['activities'],
  ['duties'],
  ['indicators'],
]

/** Takes a merge back: from the list of merges, or from the toast right after it. */
export function useUndoMerge() {
  const t = useTexts(duplicatesTexts)
  const tell = useToast()
  return useCommand({
    send: (merge: Id, id) =>
      peopleApi.post('/api/people/merges/:merge/undo', { params: { merge }, body: { id } }),
    renews: renewedByMerging,
    done: () => tell(t.undone),
  })
}
