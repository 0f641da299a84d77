import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { shellTexts } from '../texts.ts'

export function NotFound() {
  const t = useTexts(shellTexts)
  return (
    <Page title={t.notFound} narrow>
      <Section>
        <Empty title={t.notFoundHint} action={<PageLink to="/">{t.toStart}</PageLink>} />
      </Section>
    </Page>
  )
}
