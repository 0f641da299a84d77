import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { FileForm, intakeTexts } from '../../../rooms/intake/web/index.ts'

/** Takes a request down: hotline, visitor, patrol, referral of a partner body. */
export function Component() {
  const t = useTexts(intakeTexts)
  const inbox = useMay()('intake.read')
  return (
    <Page
      narrow
      title={t.takeDown}
      crumbs={[inbox ? { title: t.intake, to: '/intake' } : { title: t.filed, to: '/intake/filed' }]}
    >
      <Section>
        <FileForm />
      </Section>
    </Page>
  )
}
