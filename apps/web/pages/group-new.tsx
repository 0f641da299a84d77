import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { groupsTexts, NewGroupForm } from '../../../rooms/activities/web/index.ts'

/** Plans a group; its members are added on the page that follows. */
export function Component() {
  const t = useTexts(groupsTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.newGroup} crumbs={[{ title: t.groups, to: '/groups' }]} narrow>
      <Section>
        <NewGroupForm
          done={(id) => {
            tell(t.saved)
            go(`/groups/${id}`, { part: 'members' })
          }}
        />
      </Section>
    </Page>
  )
}
