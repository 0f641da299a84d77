import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { fundsApi, paymentsTexts, RunTable } from '../../../rooms/funds/web/index.ts'

/** Payment runs and how far each is. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const may = useMay()
  const go = useGo()
  const download = useDownload(() => fundsApi.file('/api/funds/runs/export', { query: {} }))
  return (
    <Page
      title={p.runs}
      actions={
        <>
          <PrintButton>{p.print}</PrintButton>
          <ExportButton download={download}>{p.export}</ExportButton>
          {may('funds.prepare') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/payment-runs/new')}>
              {p.openRun}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <RunTable />
      </Section>
    </Page>
  )
}
