import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ActivityForm, activityQuery, communityTexts } from '../../../rooms/activities/web/index.ts'

/** Changes the plan of an activity that was not held yet. */
export function Component() {
  const t = useTexts(communityTexts)
  const go = useGo()
  const tell = useToast()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(activityQuery(id))}>
      {(activity) => (
        <Page
          title={t.edit}
          narrow
          hint={activity.title}
          crumbs={[{ title: activity.title, to: `/activities/${activity.id}` }]}
        >
          <Section>
            <ActivityForm
              activity={activity}
              done={() => {
                tell(t.saved)
                go(`/activities/${activity.id}`)
              }}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
