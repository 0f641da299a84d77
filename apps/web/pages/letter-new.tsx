import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { lettersTexts, RegisterLetterForm } from '../../../rooms/letters/web/index.ts'

/** Registers a paper letter. */
export function Component() {
  const t = useTexts(lettersTexts)
  const go = useGo()
  return (
    <Page title={t.register} crumbs={[{ title: t.mailbox, to: '/letters' }]} narrow>
      <Section>
        <RegisterLetterForm done={(id) => go(`/letters/${id}`)} />
      </Section>
    </Page>
  )
}
