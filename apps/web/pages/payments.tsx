import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { fundsApi, PaymentTable, paymentsTexts, useAskedPayments } from '../../../rooms/funds/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'

/** Payments: what waits, what is on its way, what is paid. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const may = useMay()
  const asked = useAskedPayments()
  return (
    <ListPage
      title={p.payments}
      beside={<PrintButton>{p.print}</PrintButton>}
      take={{
        label: p.export,
        allowed: true,
        file: () => fundsApi.file('/api/funds/payments/export', { query: asked.question }),
      }}
      add={{ label: p.openRun, allowed: may('funds.prepare'), to: '/payment-runs/new' }}
    >
      <PaymentTable asked={asked} />
    </ListPage>
  )
}
