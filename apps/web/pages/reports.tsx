import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  MonthBar,
  ReportBoard,
  reportsTexts,
  TemplateDialog,
  useMonth,
} from '../../../rooms/reports/web/index.ts'

/** The overview of a month: which stations have reported, which came back, which are late. */
export function Component() {
  const t = useTexts(reportsTexts)
  const go = useGo()
  const [query] = useAddressQuery()
  const [month, choose] = useMonth()
  const [template, setTemplate] = useState(false)
  const { abilities } = useMe()
  const may = useMay()
  const own = abilities['reports.approve']?.divisions[0]
  return (
    <Page
      title={t.reports}
      actions={
        <>
          <Button onClick={() => go('/reports/paragraphs')}>{t.paragraphs}</Button>
          <Button onClick={() => go('/reports/journal')}>{t.journal}</Button>
          {may('evaluation.read') && <Button onClick={() => go('/evaluations')}>{t.evaluations}</Button>}
          {own !== undefined && <Button onClick={() => setTemplate(true)}>{t.templates}</Button>}
        </>
      }
    >
      <Stack>
        <MonthBar month={month} choose={choose} />
        <ReportBoard month={month} within={query.within ?? null} />
      </Stack>
      {template && own !== undefined && (
        <TemplateDialog node={String(own)} close={() => setTemplate(false)} />
      )}
    </Page>
  )
}
