import { Button } from 'antd'
import { DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'

import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { activitiesApi, learningTexts, SupervisionTable } from '../../../rooms/activities/web/index.ts'

/** The list, the latest first, and its export. */
export function Component() {
  const t = useTexts(learningTexts)

  const download = useDownload(() => activitiesApi.file('/api/supervisions/export'))
  return (
    <Page
      title={t.supervisions}
      actions={
        <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
          {t.export}
        </Button>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <SupervisionTable />
      </Section>
    </Page>
  )
}
