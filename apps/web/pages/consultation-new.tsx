import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ConsultationForm, learningTexts } from '../../../rooms/activities/web/index.ts'
import { useSearchPeople } from '../../../rooms/people/web/index.ts'

/** Records a consultation. */
export function Component() {
  const t = useTexts(learningTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.newConsultation} narrow crumbs={[{ title: t.consultations, to: '/consultations' }]}>
      <Section>
        <ConsultationForm
          searchPeople={useSearchPeople()}
          done={(id) => {
            tell(t.saved)
            go(`/consultations/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
