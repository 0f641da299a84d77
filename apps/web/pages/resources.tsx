import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  ResourceTable,
  resourcesApi,
  resourcesTexts,
  useAskedResources,
} from '../../../rooms/resources/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** Linked resources; the export holds what the list shows. */
export function Component() {
  const t = useTexts(resourcesTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedResources()
  return (
    <ListPage
      title={t.resources}
      crumbs={may('activities.read') ? [{ title: shell.services, to: '/activities' }] : []}
      take={{
        label: t.export,
        allowed: true,
        file: () => resourcesApi.file('/api/resources/export', { query: asked.question }),
      }}
      add={{ label: t.record, allowed: may('resources.record'), to: '/resources/new' }}
    >
      <ResourceTable asked={asked} />
    </ListPage>
  )
}
