import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ClassForm, classesTexts } from '../../../rooms/activities/web/index.ts'

/** Opens a recurring class. */
export function Component() {
  const t = useTexts(classesTexts)
  const go = useGo()
  return (
    <Page title={t.open} narrow crumbs={[{ title: t.classes, to: '/classes' }]}>
      <Section>
        <ClassForm done={(id) => go(`/classes/${id}`)} />
      </Section>
    </Page>
  )
}
