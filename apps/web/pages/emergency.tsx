import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import {
  EmergencyForm,
  EmergencyReview,
  emergencyTexts,
  OwnOpenings,
} from '../../../rooms/access/web/index.ts'

/** Opening a file outside one's scope in an emergency; for reviewers, judging such openings. */
export function Component() {
  const t = useTexts(emergencyTexts)
  const may = useMay()
  return (
    <Page title={t.title} hint={t.hint}>
      {may('access.review') && (
        <Section title={t.toReview} flush>
          <EmergencyReview />
        </Section>
      )}
      {may('access.break-glass') && (
        <>
          <Section title={t.open}>
            <EmergencyForm />
          </Section>
          <Section title={t.own} flush>
            <OwnOpenings />
          </Section>
        </>
      )}
    </Page>
  )
}
