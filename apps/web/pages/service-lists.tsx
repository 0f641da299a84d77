import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { projectsTexts, ServiceListTable } from '../../../rooms/projects/web/index.ts'

/** What operators agreed to deliver at stations. */
export function Component() {
  const t = useTexts(projectsTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.serviceLists}
      hint={t.hint}
      crumbs={[{ title: t.toTargets, to: '/targets' }]}
      actions={
        may('targets.write') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/service-lists/new')}>
            {t.draft}
          </Button>
        )
      }
    >
      <Section flush>
        <ServiceListTable />
      </Section>
    </Page>
  )
}
