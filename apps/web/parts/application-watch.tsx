import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { BarTable, FindingTable, SampleTable, watchTexts } from '../../../rooms/applications/web/index.ts'

/** What was found after awards, samples, and who is barred: one page, each part by an address of its own too. */
export function ApplicationWatch({ first }: { first: 'findings' | 'samples' | 'bars' }) {
  const w = useTexts(watchTexts)
  const go = useGo()
  const [{ part = first }, change] = useAddressQuery()
  return (
    <Page title={w.watch} hint={w.watchHint} actions={<PrintButton>{w.print}</PrintButton>}>
      <Tabs
        label={w.watch}
        open={part}
        choose={(key) => change({ part: key })}
        tabs={[
          { key: 'findings', title: w.findings, content: () => <FindingTable /> },
          {
            key: 'samples',
            title: w.samples,
            content: () => <SampleTable opened={(id) => go(`/applications/samples/${id}`)} />,
          },
          { key: 'bars', title: w.bars, content: () => <BarTable /> },
        ]}
      />
    </Page>
  )
}
