import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ActivityForm, communityTexts } from '../../../rooms/activities/web/index.ts'

/** The plan of a community activity. */
export function Component() {
  const t = useTexts(communityTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.plan} narrow crumbs={[{ title: t.activities, to: '/activities/list' }]}>
      <Section>
        <ActivityForm
          done={(id) => {
            tell(t.saved)
            go(`/activities/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
