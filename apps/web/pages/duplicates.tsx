import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { duplicatesTexts, MergesTable, PairList, peopleTexts } from '../../../rooms/people/web/index.ts'

/** Files that may be of one person, and the merges that were made. */
export function Component() {
  const t = useTexts(duplicatesTexts)
  const people = useTexts(peopleTexts)
  const [{ view = 'open' }, change] = useAddressQuery()
  return (
    <Page title={t.title} hint={t.hint} crumbs={[{ title: people.people, to: '/people' }]}>
      <Tabs
        label={t.views}
        open={view}
        choose={(key) => change({ view: key })}
        tabs={[
          { key: 'open', title: t.open, content: () => <PairList /> },
          {
            key: 'merges',
            title: t.merges,
            content: () => (
              <Section flush>
                <MergesTable />
              </Section>
            ),
          },
        ]}
      />
    </Page>
  )
}
