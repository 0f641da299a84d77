import { Button } from 'antd'
import { AddIcon, DownloadIcon, PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
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
          <Button icon={<PrintIcon aria-hidden />} onClick={() => print()}>
            {p.print}
          </Button>
          <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
            {p.export}
          </Button>
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
