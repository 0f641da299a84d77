import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { VolunteerForm, volunteerQuery, volunteersTexts } from '../../../rooms/volunteers/web/index.ts'

/** Changes a volunteer. */
export function Component() {
  const t = useTexts(volunteersTexts)
  const go = useGo()
  const tell = useToast()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(volunteerQuery(id))}>
      {(file) => (
        <Page title={t.editTitle} crumbs={[{ title: file.name, to: `/volunteers/${file.id}` }]} narrow>
          <Section>
            <VolunteerForm
              key={file.version}
              file={file}
              done={({ warnings }) => {
                tell([t.changed, ...warnings.map((code) => t[code])].join(' '))
                go(`/volunteers/${file.id}`)
              }}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
