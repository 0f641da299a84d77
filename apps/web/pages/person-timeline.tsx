import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { PersonTimeline, timelineHeadQuery, timelineTexts } from '../../../rooms/people/web/index.ts'

/** Everything that happened to one person, as far as the viewer may see it in each room. */
export function Component() {
  const t = useTexts(timelineTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(timelineHeadQuery(id))}>
      {({ name }) => (
        <Page
          title={t.timeline}
          hint={name}
          crumbs={[{ title: name, to: `/people/${id}` }]}
          actions={<PrintButton title={t.printHint}>{t.print}</PrintButton>}
        >
          <PersonTimeline person={id} />
        </Page>
      )}
    </Loaded>
  )
}
