import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { MyReviewList, reviewTexts } from '../../../rooms/applications/web/index.ts'

/** What the reader has to judge. */
export function Component() {
  const t = useTexts(reviewTexts)
  return (
    <Page title={t.myReviews}>
      <MyReviewList />
    </Page>
  )
}
