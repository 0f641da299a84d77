import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ResourceForm, resourceQuery, resourcesTexts } from '../../../rooms/resources/web/index.ts'

/** Corrects a linked resource: the record is reversed and another takes its place. */
export function Component() {
  const t = useTexts(resourcesTexts)
  const go = useGo()
  const tell = useToast()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(resourceQuery(id))}>
      {(file) => (
        <Page title={t.correctTitle} crumbs={[{ title: file.name, to: `/resources/${file.id}` }]} narrow>
          <Section>
            <ResourceForm
              key={file.id}
              file={file}
              done={(answer) => {
                tell(t.corrected)
                go(`/resources/${answer.id}`)
              }}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
