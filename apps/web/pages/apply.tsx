import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { applicationsTexts, Offers } from '../../../rooms/applications/web/index.ts'

/** What I may apply for, with the answer on what records know already. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const go = useGo()
  return (
    <Page title={t.applyTitle} actions={<Button onClick={() => go('/applications/mine')}>{t.mine}</Button>}>
      <Offers />
    </Page>
  )
}
