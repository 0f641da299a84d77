import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  DuePayments,
  ItemRunDrawer,
  ItemTable,
  payingApi,
  payingTexts,
  rollTexts,
  useAskedItems,
} from '../../../rooms/applications/web/index.ts'

/** Paying what was decided: what waits, and what was made due, up to the payment run. */
export function Component() {
  const t = useTexts(payingTexts)
  const r = useTexts(rollTexts)
  const may = useMay()
  const go = useGo()
  const tell = useToast()
  const [{ part = 'due' }, change] = useAddressQuery()
  const [making, make] = useState(false)
  const asked = useAskedItems()
  const download = useDownload(() =>
    payingApi.file('/api/applications/payments/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.payments}
      hint={t.paymentsHint}
      actions={
        <>
          <Button onClick={() => go('/applications/roll')}>{r.roll}</Button>
          {part === 'made' && (
            <>
              <PrintButton>{t.print}</PrintButton>
              <ExportButton download={download}>{t.export}</ExportButton>
              {may('funds.prepare') && (
                <Button type="primary" onClick={() => make(true)}>
                  {t.run}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Tabs
        label={t.payments}
        open={part}
        choose={(key) => change({ part: key })}
        tabs={[
          { key: 'due', title: t.due, content: () => <DuePayments /> },
          { key: 'made', title: t.made, content: () => <ItemTable asked={asked} /> },
        ]}
      />
      {making && (
        <ItemRunDrawer
          question={asked.question}
          close={() => make(false)}
          done={(run) => {
            tell(t.runOpened)
            go(`/payment-runs/${run}`)
          }}
        />
      )}
    </Page>
  )
}
