import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { PlacementForm, practicumTexts } from '../../../rooms/workforce/web/index.ts'

/** Places a student. */
export function Component() {
  const t = useTexts(practicumTexts)
  const go = useGo()
  return (
    <Page title={t.place} crumbs={[{ title: t.practicum, to: '/practicum' }]} narrow>
      <Section>
        <PlacementForm done={(placement) => go(`/practicum/${placement}`)} />
      </Section>
    </Page>
  )
}
