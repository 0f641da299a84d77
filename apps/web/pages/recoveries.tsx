import { Button } from 'antd'
import { DownloadIcon, PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { fundsApi, paymentsTexts, RecoveryTable, useAskedRecoveries } from '../../../rooms/funds/web/index.ts'

/** What is owed back. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const asked = useAskedRecoveries()
  const download = useDownload(() => fundsApi.file('/api/funds/recoveries/export', { query: asked.question }))
  return (
    <Page
      title={p.recoveries}
      actions={
        <>
          <Button icon={<PrintIcon aria-hidden />} onClick={() => print()}>
            {p.print}
          </Button>
          <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
            {p.export}
          </Button>
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <RecoveryTable asked={asked} />
      </Section>
    </Page>
  )
}
