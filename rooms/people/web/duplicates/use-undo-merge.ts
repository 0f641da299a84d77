import type { Id } from '../../../../kernel/id.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { peopleApi } from '../queries.ts'
import { duplicatesTexts } from './texts.ts'

/** Takes a merge back: from the list of merges, or from the toast right after it. */
export function useUndoMerge() {
  const t = useTexts(duplicatesTexts)
  const tell = useToast()
  return useCommand({
    send: (merge: Id, id) =>
      peopleApi.post('/api/people/merges/:merge/undo', { params: { merge }, body: { id } }),
    renews: [['people'], ['activities'], ['indicators']],
    done: () => tell(t.undone),
  })
}
