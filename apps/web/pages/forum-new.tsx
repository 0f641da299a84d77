import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ForumForm, forumTexts } from '../../../rooms/consortium/web/index.ts'

/** Prepares a forum. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  return (
    <Page title={t.prepare} crumbs={[{ title: t.forums, to: '/forums' }]} narrow>
      <Section>
        <ForumForm done={(forum) => go(`/forums/${forum}`)} />
      </Section>
    </Page>
  )
}
