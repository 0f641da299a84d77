import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { TrainingForm, trainingTexts } from '../../../rooms/activities/web/index.ts'

/** Records a training. */
export function Component() {
  const t = useTexts(trainingTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.newTraining} narrow crumbs={[{ title: t.trainings, to: '/trainings' }]}>
      <Section>
        <TrainingForm
          done={(id) => {
            tell(t.saved)
            go(`/trainings/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
