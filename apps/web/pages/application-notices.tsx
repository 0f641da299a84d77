import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { BodyNotices, noticeTexts, roundTexts } from '../../../rooms/applications/web/index.ts'

/** Public notices of the body. */
export function Component() {
  const t = useTexts({ ...roundTexts, ...noticeTexts })
  return (
    <Page title={t.notices} crumbs={[{ title: t.applications, to: '/applications' }]}>
      <BodyNotices />
    </Page>
  )
}
