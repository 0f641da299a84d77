import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { CaseForm, forumTexts } from '../../../rooms/consortium/web/index.ts'

/** Hands in a case to the collection. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  return (
    <Page title={t.submit} hint={t.casesHint} crumbs={[{ title: t.cases, to: '/forum-cases' }]} narrow>
      <Section>
        <CaseForm done={() => go('/forum-cases')} />
      </Section>
    </Page>
  )
}
