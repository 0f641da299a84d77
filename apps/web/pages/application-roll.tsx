import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { MonthlyRoll, payingTexts, rollTexts } from '../../../rooms/applications/web/index.ts'

/** The roll of a month, and those that were confirmed. */
export function Component() {
  const t = useTexts(payingTexts)
  const r = useTexts(rollTexts)
  const go = useGo()
  return (
    <Page
      title={r.roll}
      hint={r.rollHint}
      crumbs={[{ title: t.payments, to: '/applications/payments' }]}
      actions={<PrintButton>{t.print}</PrintButton>}
    >
      <MonthlyRoll done={(roll) => go(`/applications/rolls/${roll}`)} />
    </Page>
  )
}
