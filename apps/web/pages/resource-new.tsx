import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ResourceForm, resourcesTexts } from '../../../rooms/resources/web/index.ts'

/** Records a linked resource. */
export function Component() {
  const t = useTexts(resourcesTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.record} crumbs={[{ title: t.resources, to: '/resources' }]} narrow>
      <Section>
        <ResourceForm
          done={({ id, duty }) => {
            tell(duty ? t.savedDuty : t.saved)
            go(`/resources/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
