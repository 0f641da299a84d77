import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { caseworkTexts, TransferTable, transferTexts } from '../../../rooms/casework/web/index.ts'

/** Cases on their way between stations. */
export function Component() {
  const t = useTexts(transferTexts)
  const cases = useTexts(caseworkTexts)
  const [{ way = 'in' }, change] = useAddressQuery()
  return (
    <Page title={t.transfers} crumbs={[{ title: cases.cases, to: '/cases' }]}>
      <Section>
        <Tabs
          label={t.transfers}
          open={way}
          choose={(key) => change({ way: key })}
          tabs={[
            { key: 'in', title: t.transfersIn, content: () => <TransferTable key="in" way="in" /> },
            { key: 'out', title: t.transfersOut, content: () => <TransferTable key="out" way="out" /> },
          ]}
        />
      </Section>
    </Page>
  )
}
