import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { FiledFile, filedQuery, intakeTexts } from '../../../rooms/intake/web/index.ts'

/** How far a request is that one filed oneself. */
export function Component() {
  const t = useTexts(intakeTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(filedQuery(id))}>
      {(one) => (
        <Page title={one.number} windowTitle={t.request} crumbs={[{ title: t.filed, to: '/intake/filed' }]}>
          <Stack>
            <FiledFile one={one} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
