import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { BarParts, barQuery, watchTexts } from '../../../rooms/applications/web/index.ts'

/** One bar and its appeals. */
export function Component() {
  const w = useTexts(watchTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(barQuery(id))}>
      {(file) => (
        <Page
          title={file.name}
          windowTitle={w.bars}
          crumbs={[{ title: w.watch, to: '/applications/findings', query: { part: 'bars' } }]}
        >
          <BarParts file={file} />
        </Page>
      )}
    </Loaded>
  )
}
