import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { ImportFile, importQuery, importTexts } from '../../../rooms/people/web/index.ts'

/** One import of a ledger, step by step. */
export function Component() {
  const id = usePathPart('id')
  const t = useTexts(importTexts)
  const show = useFormat()
  return (
    <Loaded query={useQuery(importQuery(id))}>
      {(asked) => (
        <Page
          title={asked.fileName}
          windowTitle={t.title}
          hint={[asked.stationName, show.instant(asked.createdAt), asked.createdBy].join(' · ')}
          crumbs={[{ title: t.backToList, to: '/import' }]}
        >
          <ImportFile key={asked.id} asked={asked} />
        </Page>
      )}
    </Loaded>
  )
}
