import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import {
  LeaveDialog,
  VolunteerFacts,
  type VolunteerFile,
  volunteerQuery,
  volunteersApi,
  volunteersTexts,
} from '../../../rooms/volunteers/web/index.ts'

/** One volunteer. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(volunteerQuery(id))}>{(file) => <Volunteer file={file} />}</Loaded>
}

function Volunteer({ file }: { file: VolunteerFile }) {
  const t = useTexts(volunteersTexts)
  const go = useGo()
  const tell = useToast()
  const confirm = useConfirm()
  const [leaving, leave] = useState(false)
  const returning = useCommand({
    send: (version: number, id) =>
      volunteersApi.post('/api/volunteers/:id/return', { params: { id: file.id }, body: { id, version } }),
    renews: [['volunteers'], ['indicators']],
    done: () => tell(t.cameBack),
  })
  const comeBack = async () => {
    const yes = await confirm({ title: t.comeBackTitle, body: t.comeBackHint, action: t.comeBack })
    if (yes) await returning.run(file.version)
  }
  return (
    <Page
      title={file.name}
      windowTitle={t.volunteer}
      crumbs={[{ title: t.volunteers, to: '/volunteers' }]}
      actions={
        file.abilities.change && (
          <>
            {file.leftOn ? (
              <Button onClick={() => void comeBack()} loading={returning.sending}>
                {t.comeBack}
              </Button>
            ) : (
              <Button onClick={() => leave(true)}>{t.leave}</Button>
            )}
            <Button onClick={() => go(`/volunteers/${file.id}/edit`)}>{t.edit}</Button>
          </>
        )
      }
    >
      <Stack>
        <FailureNotice failure={returning.failure} />
        <VolunteerFacts file={file} />
      </Stack>
      {leaving && <LeaveDialog file={file} close={() => leave(false)} />}
    </Page>
  )
}
