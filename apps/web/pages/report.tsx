import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { ReportFile, reportQuery, reportsTexts } from '../../../rooms/reports/web/index.ts'

/** One report of one month. */
export function Component() {
  const id = usePathPart('id')
  const t = useTexts(reportsTexts)
  const show = useFormat()
  const [query, change] = useAddressQuery()
  const number = query.number === undefined ? null : Number(query.number)
  return (
    <Loaded query={useQuery(reportQuery(id, number))} lines={10}>
      {(report) => (
        <Page
          title={`${report.content.node.name} ${show.period(Number(report.content.month.replace('-', '')))}`}
          hint={report.content.node.path}
          crumbs={[{ title: t.back, to: '/reports', query: { month: report.content.month } }]}
        >
          <ReportFile
            report={report}
            show={(wanted) => change({ number: wanted === null ? null : String(wanted) })}
          />
        </Page>
      )}
    </Loaded>
  )
}
