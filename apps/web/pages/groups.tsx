import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { GroupTable, groupsApi, groupsTexts, useAskedGroups } from '../../../rooms/activities/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** All groups in scope; the export holds what the list shows. */
export function Component() {
  const t = useTexts(groupsTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedGroups()
  return (
    <ListPage
      title={t.groups}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      take={{
        label: t.export,
        allowed: may('people.export'),
        file: () => groupsApi.file('/api/groups/export', { query: asked.question }),
      }}
      add={{ label: t.newGroup, allowed: may('activities.record'), to: '/groups/new' }}
    >
      <GroupTable question={asked.question} asked={asked} />
    </ListPage>
  )
}
