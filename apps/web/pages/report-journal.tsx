import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import {
  JournalIssue,
  MonthBar,
  proseTexts,
  reportsTexts,
  useMonth,
} from '../../../rooms/reports/web/index.ts'

/** The monthly journal of a county: what its stations did, compiled from their records. */
export function Component() {
  const t = useTexts(proseTexts)
  const reports = useTexts(reportsTexts)
  const [query] = useAddressQuery()
  const [month, choose] = useMonth()
  const { abilities } = useMe()
  const within = query.within ?? abilities['reports.read']?.divisions.map(String)[0] ?? null
  return (
    <Page title={t.journal} crumbs={[{ title: reports.back, to: '/reports' }]}>
      <Stack>
        <MonthBar month={month} choose={choose} />
        {within === null ? (
          <Empty title={t.noPlace} hint={t.noPlaceHint} />
        ) : (
          <JournalIssue within={within} month={month} />
        )}
      </Stack>
    </Page>
  )
}
