import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { SupervisionForm, supervisionTexts } from '../../../rooms/activities/web/index.ts'

/** Records a supervision. */
export function Component() {
  const t = useTexts(supervisionTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.newSupervision} narrow crumbs={[{ title: t.supervisions, to: '/supervisions' }]}>
      <Section>
        <SupervisionForm
          done={(id) => {
            tell(t.saved)
            go(`/supervisions/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
