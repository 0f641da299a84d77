import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { DrawParts, drawQuery, registryTexts } from '../../../rooms/organisations/web/index.ts'

/** One draw for spot checks. */
export function Component() {
  const t = useTexts(registryTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(drawQuery(id))}>
      {(file) => (
        <Page title={file.title} crumbs={[{ title: t.registry, to: '/registry', query: { part: 'draws' } }]}>
          <Stack>
            <DrawParts file={file} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
