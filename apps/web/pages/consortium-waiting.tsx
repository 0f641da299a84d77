import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import {
  consortiumTexts,
  ListsTable,
  listTexts,
  ScreeningTable,
} from '../../../rooms/consortium/web/index.ts'

/** Who waits to be screened, and who was sent to the relief line. */
export function Component() {
  const t = useTexts(consortiumTexts)
  const lists = useTexts(listTexts)
  const [asked, change] = useAddressQuery()
  const open = asked.show === 'relief' || asked.show === 'lists' ? asked.show : 'waiting'
  return (
    <Page
      title={open === 'lists' ? lists.lists : t[open]}
      crumbs={[{ title: t.consortium, to: '/consortium' }]}
    >
      <Section>
        <Tabs
          label={t.screenings}
          open={open}
          choose={(key) => change({ show: key === 'waiting' ? null : key })}
          tabs={[
            { key: 'waiting', title: t.waiting, content: () => <ScreeningTable show="waiting" /> },
            { key: 'relief', title: t.relief, content: () => <ScreeningTable show="relief" /> },
            { key: 'lists', title: lists.lists, content: () => <ListsTable /> },
          ]}
        />
      </Section>
    </Page>
  )
}
