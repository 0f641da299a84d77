import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  Officers,
  OrganisationFacts,
  organisationQuery,
  organisationsTexts,
  RegistryParts,
} from '../../../rooms/organisations/web/index.ts'

/** One organisation. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const go = useGo()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(organisationQuery(id))}>
      {(file) => (
        <Page
          title={file.name}
          crumbs={[{ title: t.organisations, to: '/organisations' }]}
          actions={
            file.abilities.change && (
              <Button onClick={() => go(`/organisations/${file.id}/edit`)}>{t.edit}</Button>
            )
          }
        >
          <Stack>
            <OrganisationFacts file={file} />
            <RegistryParts organisation={file.id} />
            <Officers organisation={file.id} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
