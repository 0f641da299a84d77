import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { FindingParts, findingQuery, watchTexts } from '../../../rooms/applications/web/index.ts'

/** One finding and what follows from it. */
export function Component() {
  const w = useTexts(watchTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(findingQuery(id))}>
      {(file) => (
        <Page
          title={file.name}
          windowTitle={w.finding}
          hint={file.number}
          crumbs={[{ title: w.watch, to: '/applications/findings' }]}
        >
          <FindingParts file={file} />
        </Page>
      )}
    </Loaded>
  )
}
