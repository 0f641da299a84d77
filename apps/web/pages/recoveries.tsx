import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
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
          <PrintButton>{p.print}</PrintButton>
          <ExportButton download={download}>{p.export}</ExportButton>
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
