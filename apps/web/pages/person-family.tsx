import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { familyTexts, PersonFamily, personNameQuery } from '../../../rooms/people/web/index.ts'

/** The family of one person, drawn and in words. */
export function Component() {
  const t = useTexts(familyTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(personNameQuery(id))}>
      {({ name }) => (
        <Page
          title={t.genogram}
          hint={name}
          crumbs={[{ title: name, to: `/people/${id}` }]}
          actions={<PrintButton>{t.print}</PrintButton>}
        >
          <PersonFamily person={id} />
        </Page>
      )}
    </Loaded>
  )
}
