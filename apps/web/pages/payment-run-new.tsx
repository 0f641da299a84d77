import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { paymentsTexts, RunForm } from '../../../rooms/funds/web/index.ts'

/** Prepares a payment run out of the payments that wait. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={p.openRun} crumbs={[{ title: p.runs, to: '/payment-runs' }]}>
      <Section>
        <RunForm
          done={(id) => {
            tell(p.runOpened)
            go(`/payment-runs/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
