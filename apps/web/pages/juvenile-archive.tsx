import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { type Archive, ArchiveView, archiveQuery, juvenileTexts } from '../../../rooms/juvenile/web/index.ts'

/** A sealed file that was opened to this account for some hours. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(archiveQuery(id))}>{(one) => <Sealed one={one} request={id} />}</Loaded>
}

function Sealed({ one, request }: { one: Archive; request: string }) {
  const t = useTexts(juvenileTexts)
  return (
    <Page title={one.number} windowTitle={t.sealed} crumbs={[{ title: t.sealed, to: '/juvenile/sealed' }]}>
      <ArchiveView one={one} request={request} />
    </Page>
  )
}
