import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  activitiesApi,
  learningTexts,
  TrainingTable,
  useAskedLearning,
} from '../../../rooms/activities/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** The list, the latest first; the export holds what the list shows. */
export function Component() {
  const t = useTexts(learningTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedLearning('trainings')
  return (
    <ListPage
      title={t.trainings}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      take={{
        label: t.export,
        allowed: true,
        file: () => activitiesApi.file('/api/trainings/export', { query: asked.question }),
      }}
      add={{ label: t.newTraining, allowed: may('activities.record'), to: '/trainings/new' }}
    >
      <TrainingTable asked={asked} />
    </ListPage>
  )
}
