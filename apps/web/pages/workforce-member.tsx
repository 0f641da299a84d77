import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { CreditDialog, MemberFile, memberQuery, workforceTexts } from '../../../rooms/workforce/web/index.ts'

/** One worker's file, with credit hours from elsewhere. */
export function Component() {
  const t = useTexts(workforceTexts)
  const id = usePathPart('id')
  const [adding, add] = useState(false)
  return (
    <Loaded query={useQuery(memberQuery(id))}>
      {(member) => (
        <Page
          title={member.name}
          windowTitle={t.workforce}
          crumbs={[{ title: t.workforce, to: '/workforce' }]}
          actions={member.abilities.write && <Button onClick={() => add(true)}>{t.addCredit}</Button>}
        >
          <Stack>
            <MemberFile member={member} />
          </Stack>
          {adding && <CreditDialog member={id} close={() => add(false)} />}
        </Page>
      )}
    </Loaded>
  )
}
