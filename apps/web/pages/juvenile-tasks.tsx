import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { BodyTasks, juvenileTexts } from '../../../rooms/juvenile/web/index.ts'

/** What a member body was asked for, and nothing else. */
export function Component() {
  const t = useTexts(juvenileTexts)
  return (
    <Page title={t.bodyTasks} narrow>
      <BodyTasks />
    </Page>
  )
}
