import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { fundsApi, PaymentTable, paymentsTexts, useAskedPayments } from '../../../rooms/funds/web/index.ts'

/** Payments: what waits, what is on its way, what is paid. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedPayments()
  const download = useDownload(() => fundsApi.file('/api/funds/payments/export', { query: asked.question }))
  return (
    <Page
      title={p.payments}
      actions={
        <>
          <PrintButton>{p.print}</PrintButton>
          <ExportButton download={download}>{p.export}</ExportButton>
          {may('funds.prepare') && (
            <Button type="primary" onClick={() => go('/payment-runs/new')}>
              {p.openRun}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <PaymentTable asked={asked} />
      </Section>
    </Page>
  )
}
