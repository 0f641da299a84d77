import { ApplicationWatch } from '../parts/application-watch.tsx'

/** What was found after awards. */
export const Component = () => <ApplicationWatch first="findings" />
import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { BarTable, FindingTable, SampleTable, watchTexts } from '../../../rooms/applications/web/index.ts'

/** What was found after awards, samples, and who is barred. */
export function Component() {
  const w = useTexts(watchTexts)
  const go = useGo()
  // Each part has an address of its own as well: /applications/samples, /applications/bars.
  const own = useLocation().pathname.split('/').at(-1) ?? 'findings'
  const [{ part = own }, change] = useAddressQuery()
  return (
    <Page
      title={w.watch}
      hint={w.watchHint}
      actions={
        <Button icon={<PrintIcon aria-hidden />} onClick={() => print()}>
          {w.print}
        </Button>
      }
    >
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
