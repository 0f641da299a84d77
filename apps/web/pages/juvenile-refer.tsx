import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { juvenileTexts, ReferForm } from '../../../rooms/juvenile/web/index.ts'

/** The procuratorate refers a minor. */
export function Component() {
  const t = useTexts(juvenileTexts)
  const go = useGo()
  return (
    <Page title={t.referTitle} hint={t.secret} crumbs={[{ title: t.title, to: '/juvenile' }]} narrow>
      <Section>
        <ReferForm done={() => go('/juvenile')} />
      </Section>
    </Page>
  )
}
