import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import {
  CreditDialog,
  MemberFile,
  memberDialogTexts,
  memberQuery,
  PersonDialog,
  QualificationParts,
  WorkerFactTable,
} from '../../../rooms/workforce/web/index.ts'

/** One worker's file, with its dialogs. */
export function Component() {
  const t = useTexts(memberDialogTexts)
  const id = usePathPart('id')
  const [open, setOpen] = useState<'credit' | 'person' | null>(null)
  return (
    <Loaded query={useQuery(memberQuery(id))}>
      {(member) => (
        <Page
          title={member.name}
          windowTitle={t.workforce}
          crumbs={[{ title: t.workforce, to: '/workforce' }]}
          actions={
            member.abilities.write && (
              <>
                <Button onClick={() => setOpen('person')}>{t.change}</Button>
                <Button onClick={() => setOpen('credit')}>{t.addCredit}</Button>
              </>
            )
          }
        >
          <Stack>
            <MemberFile member={member} />
            <QualificationParts member={member} />
            <WorkerFactTable member={id} />
          </Stack>
          {open === 'credit' && <CreditDialog member={id} close={() => setOpen(null)} />}
          {open === 'person' && <PersonDialog member={member} close={() => setOpen(null)} />}
        </Page>
      )}
    </Loaded>
  )
}
