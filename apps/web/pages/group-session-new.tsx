import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import type { GroupWarning } from '../../../rooms/activities/index.ts'
import { GroupRemarks, groupQuery, groupsTexts, SessionForm } from '../../../rooms/activities/web/index.ts'

/** Records a session of a group: mostly a tap for whoever was missing, and save. */
export function Component() {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const go = useGo()
  const [{ group: id = '' }] = useAddressQuery()
  const [odd, setOdd] = useState<readonly GroupWarning[]>([])
  return (
    <Loaded query={useQuery(groupQuery(id))}>
      {(group) => (
        <Page title={t.recordSession} crumbs={[{ title: group.name, to: `/groups/${id}` }]} narrow>
          {odd.length > 0 ? (
            <Stack>
              <GroupRemarks codes={odd} title={t.warnings} />
              <PageLink to={`/groups/${id}`}>{group.name}</PageLink>
            </Stack>
          ) : (
            <Section>
              <SessionForm
                group={group}
                done={({ number, present, warnings }) => {
                  tell(fill(t.recorded, { number, present }))
                  if (warnings.length > 0) return setOdd(warnings as readonly GroupWarning[])
                  go(`/groups/${id}`, { part: 'sessions' })
                }}
              />
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  )
}
