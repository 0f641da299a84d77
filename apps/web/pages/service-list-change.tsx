import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { today } from '../../../platform/web/today.ts'
import { projectsTexts, ServiceListForm, serviceListQuery } from '../../../rooms/projects/web/index.ts'

/** Changes a service list; what was agreed before stays as a version. */
export function Component() {
  const t = useTexts(projectsTexts)
  const go = useGo()
  const id = usePathPart('list')
  const query = useQuery(serviceListQuery(id, today()))
  return (
    <Page title={t.changeTitle} crumbs={[{ title: t.serviceLists, to: `/service-lists/${id}` }]} narrow>
      <Section>
        <Loaded query={query} lines={8}>
          {(list) => <ServiceListForm list={list} done={() => go(`/service-lists/${id}`)} />}
        </Loaded>
      </Section>
    </Page>
  )
}
