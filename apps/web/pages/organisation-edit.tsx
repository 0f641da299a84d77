import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import {
  OrganisationForm,
  organisationQuery,
  organisationsTexts,
} from '../../../rooms/organisations/web/index.ts'

/** Changes an organisation. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const go = useGo()
  const tell = useToast()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(organisationQuery(id))}>
      {(file) => (
        <Page title={t.editTitle} crumbs={[{ title: file.name, to: `/organisations/${file.id}` }]} narrow>
          <Section>
            <OrganisationForm
              key={file.version}
              file={file}
              done={(_, warnings) => {
                tell(warnings.length > 0 ? warnings.map((code) => t[code]).join(' ') : t.changed)
                go(`/organisations/${file.id}`)
              }}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
