import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { projectsTexts, ServiceListForm } from '../../../rooms/projects/web/index.ts'

/** Drafts a service list. */
export function Component() {
  const t = useTexts(projectsTexts)
  const go = useGo()
  return (
    <Page title={t.draft} crumbs={[{ title: t.serviceLists, to: '/service-lists' }]} narrow>
      <Section>
        <ServiceListForm done={(list) => go(`/service-lists/${list}`)} />
      </Section>
    </Page>
  )
}
