import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { paymentsTexts, RunTable } from '../../../rooms/funds/web/index.ts'

/** Payment runs and how far each is. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={p.runs}
      actions={
        may('funds.prepare') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/payment-runs/new')}>
            {p.openRun}
          </Button>
        )
      }
    >
      <Section flush>
        <RunTable />
      </Section>
    </Page>
  )
}
