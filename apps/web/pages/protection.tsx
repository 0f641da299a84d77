import { Button } from 'antd'
import { useState } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { OwnReportTable, protectionTexts, ReportTable } from '../../../rooms/protection/web/index.ts'

/** Mandatory reports: all in scope for who may read them, one's own for everybody who may report. */
export function Component() {
  const t = useTexts(protectionTexts)
  const may = useMay()
  const go = useGo()
  const [open, choose] = useState('all')
  const mine = () => <OwnReportTable />
  return (
    <Page
      title={t.reports}
      hint={t.startHint}
      actions={
        may('protection.report') && (
          <Button type="primary" danger icon={<AddIcon aria-hidden />} onClick={() => go('/protection/new')}>
            {t.start}
          </Button>
        )
      }
    >
      <Section flush>
        {may('protection.read') ? (
          <Tabs
            label={t.whose}
            open={open}
            choose={choose}
            tabs={[
              { key: 'all', title: t.all, content: () => <ReportTable /> },
              { key: 'mine', title: t.mine, content: mine },
            ]}
          />
        ) : (
          mine()
        )}
      </Section>
    </Page>
  )
}
