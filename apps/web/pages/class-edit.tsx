import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ClassForm, classesTexts, classQuery } from '../../../rooms/activities/web/index.ts'

/** Changes a class; sessions to come are laid out anew. */
export function Component() {
  const t = useTexts(classesTexts)
  const go = useGo()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(classQuery(id))}>
      {(series) => (
        <Page title={t.edit} narrow crumbs={[{ title: series.title, to: `/classes/${series.id}` }]}>
          <Section>
            <ClassForm series={series} done={() => go(`/classes/${series.id}`)} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
