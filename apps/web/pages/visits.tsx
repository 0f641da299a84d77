import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  activitiesApi,
  activitiesTexts,
  useAskedVisits,
  VisitFilters,
  VisitTable,
} from '../../../rooms/activities/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** All visits in scope, the latest first; the export holds what the list shows. */
export function Component() {
  const t = useTexts(activitiesTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedVisits()
  return (
    <ListPage
      title={t.visits}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      take={{
        label: t.export,
        allowed: may('people.export'),
        file: () => activitiesApi.file('/api/visits/export', { query: asked.question }),
      }}
      add={{ label: t.record, allowed: may('activities.record'), to: '/visits/new' }}
    >
      <VisitTable
        question={asked.question}
        clear={asked.clear}
        remember="activities.visits"
        above={<VisitFilters asked={asked} />}
      />
    </ListPage>
  )
}
