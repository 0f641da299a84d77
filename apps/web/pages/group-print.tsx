import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
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
          actions={
            <Button
              type="primary"
              className="not-printed"
              icon={<PrintIcon aria-hidden />}
              onClick={() => print()}
            >
              {t.print}
            </Button>
          }
        >
          <GroupPrint group={group} />
        </Page>
      )}
    </Loaded>
  )
}
