import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { AgreementForm, agreementTexts, pupilTexts } from '../../../rooms/letters/web/index.ts'

/** Drafts an agreement about a pupil. */
export function Component() {
  const t = useTexts(agreementTexts)
  const pupils = useTexts(pupilTexts)
  const go = useGo()
  const [{ pupil = '' }] = useAddressQuery()
  return (
    <Page title={t.draft} crumbs={[{ title: pupils.pupil, to: `/letters/pupils/${pupil}` }]} narrow>
      <Section>
        <AgreementForm about={{ pupil }} done={(id) => go(`/letters/agreements/${id}`)} />
      </Section>
    </Page>
  )
}
