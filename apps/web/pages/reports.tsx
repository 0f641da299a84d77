import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { MonthBar, ReportBoard, reportsTexts, useMonth } from '../../../rooms/reports/web/index.ts'

/** The overview of a month: which stations have reported, which came back, which are late. */
export function Component() {
  const t = useTexts(reportsTexts)
  const go = useGo()
  const [query] = useAddressQuery()
  const [month, choose] = useMonth()
  const may = useMay()
  return (
    <Page
      title={t.reports}
      actions={
        <>
          <Button onClick={() => go('/reports/paragraphs')}>{t.paragraphs}</Button>
          <Button onClick={() => go('/reports/journal')}>{t.journal}</Button>
          {may('evaluation.read') && <Button onClick={() => go('/evaluations')}>{t.evaluations}</Button>}
          {may('reports.approve') && <Button onClick={() => go('/templates')}>{t.templates}</Button>}
        </>
      }
    >
      <Stack>
        <MonthBar month={month} choose={choose} />
        <ReportBoard month={month} within={query.within ?? null} />
      </Stack>
    </Page>
  )
}
