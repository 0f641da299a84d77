import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { CaseloadTable, caseworkTexts, fileTexts } from '../../../rooms/casework/web/index.ts'

/** How many open cases each worker has. */
export function Component() {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  return (
    <Page title={t.caseload} hint={t.caseloadHint} crumbs={[{ title: cases.cases, to: '/cases' }]}>
      <Section flush>
        <CaseloadTable />
      </Section>
    </Page>
  )
}
