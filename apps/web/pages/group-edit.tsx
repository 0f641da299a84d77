import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { EditPlanForm, groupQuery, groupsTexts } from '../../../rooms/activities/web/index.ts'

/** Changes the plan of a group. */
export function Component() {
  const t = useTexts(groupsTexts)
  const id = usePathPart('id')
  const go = useGo()
  const tell = useToast()
  return (
    <Loaded query={useQuery(groupQuery(id))}>
      {(group) => (
        <Page title={t.editPlan} crumbs={[{ title: group.name, to: `/groups/${id}` }]} narrow>
          <Section>
            <EditPlanForm
              group={group}
              done={() => {
                tell(t.saved)
                go(`/groups/${id}`, { part: 'plan' })
              }}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
