import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { GroupPrint, groupQuery, groupsTexts } from '../../../rooms/activities/web/index.ts'

/** The file of a group as it is printed; the frame around it stays off the paper. */
export function Component() {
  const t = useTexts(groupsTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(groupQuery(id))}>
      {(group) => (
        <Page
          title={group.name}
          windowTitle={t.group}
          crumbs={[{ title: group.name, to: `/groups/${id}` }]}
          actions={<PrintButton type="primary">{t.print}</PrintButton>}
        >
          <GroupPrint group={group} />
        </Page>
      )}
    </Loaded>
  )
}
