import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  activitiesApi,
  learningTexts,
  SupervisionTable,
  useAskedLearning,
} from '../../../rooms/activities/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** The list, the latest first; the export holds what the list shows. */
export function Component() {
  const t = useTexts(learningTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedLearning('supervisions')
  return (
    <ListPage
      title={t.supervisions}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      take={{
        label: t.export,
        allowed: true,
        file: () => activitiesApi.file('/api/supervisions/export', { query: asked.question }),
      }}
      add={{ label: t.newSupervision, allowed: may('activities.record'), to: '/supervisions/new' }}
    >
      <SupervisionTable asked={asked} />
    </ListPage>
  )
}
