import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  fundsApi,
  fundsTexts,
  LedgerTable,
  questionOf,
  TrialBalance,
} from '../../../rooms/funds/web/index.ts'

/** The ledger: every movement of money, and whether all of it adds up. */
export function Component() {
  const t = useTexts(fundsTexts)
  const [asked, ask] = useAddressQuery()
  const download = useDownload(() => fundsApi.file('/api/funds/ledger/export', { query: questionOf(asked) }))
  return (
    <Page
      title={t.ledger}
      hint={t.ledgerHint}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          <ExportButton download={download}>{t.export}</ExportButton>
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <Section flush>
          <LedgerTable asked={asked} ask={ask} />
        </Section>
        <TrialBalance />
      </Stack>
    </Page>
  )
}
