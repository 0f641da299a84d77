import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  applicationsApi,
  applicationsTexts,
  Inbox,
  roundTexts,
  useAskedApplications,
} from '../../../rooms/applications/web/index.ts'

/** The applications that a body works on, by stage. */
export function Component() {
  const t = useTexts({ ...roundTexts, ...applicationsTexts })
  const go = useGo()
  const asked = useAskedApplications()
  const download = useDownload(() =>
    applicationsApi.file('/api/applications/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.inbox}
      hint={t.inboxHint}
      actions={
        <>
          <Button onClick={() => go('/applications/rounds')}>{t.rounds}</Button>
          <Button onClick={() => go('/applications/notices')}>{t.notice}</Button>
          <PrintButton>{t.print}</PrintButton>
          <ExportButton download={download}>{t.export}</ExportButton>
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <Inbox asked={asked} />
      </Section>
    </Page>
  )
}
