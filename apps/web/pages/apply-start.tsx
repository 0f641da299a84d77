import { useQuery } from '@tanstack/react-query'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { applicationsTexts, StartForm } from '../../../rooms/applications/web/index.ts'
import { programmeQuery, Window } from '../../../rooms/programmes/web/index.ts'

/** Begins an application under a programme: for whom. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const go = useGo()
  const query = useQuery(programmeQuery('visitor', usePathPart('programme')))
  return (
    <Loaded query={query} lines={6}>
      {({ definition, line: { window } }) => (
        <Page
          narrow
          title={say(definition.title)}
          hint={say(definition.summary)}
          crumbs={[{ title: t.apply, to: '/apply' }]}
        >
          {window.open ? (
            <Section title={t.forWhom}>
              <StartForm programme={definition} begun={(id) => go(`/applications/mine/${id}`)} />
            </Section>
          ) : (
            <Notice title={t.notNow}>
              <Window window={window} />
            </Notice>
          )}
        </Page>
      )}
    </Loaded>
  )
}
