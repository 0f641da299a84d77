import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  type GroupSession,
  groupQuery,
  groupSessionQuery,
  groupsApi,
  groupsTexts,
  renewedByGroups,
  SessionForm,
  SessionView,
} from '../../../rooms/activities/web/index.ts'

/** One session of a group, with its correction and withdrawal. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(groupSessionQuery(id))}>{(session) => <One session={session} />}</Loaded>
}

function One({ session }: { session: GroupSession }) {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const go = useGo()
  const [correcting, correct] = useState(false)
  const withdrawal = useWithdrawal({
    words: t,
    send: (reason: string, id) =>
      groupsApi.post('/api/group-sessions/:id/withdrawal', {
        params: { id: session.id },
        body: { id, reason },
      }),
    renews: [...renewedByGroups],
  })
  return (
    <Page
      title={fill(t.nth, { number: session.number })}
      windowTitle={t.session}
      hint={session.groupName}
      crumbs={[{ title: session.groupName, to: `/groups/${session.group}` }]}
      actions={
        <>
          {session.abilities.withdraw && (
            <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
              {t.withdraw}
            </Button>
          )}
          {session.abilities.correct && <Button onClick={() => correct(true)}>{t.correct}</Button>}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        <SessionView session={session} />
      </Stack>
      {correcting && (
        <Correction
          session={session}
          close={() => correct(false)}
          done={(id) => {
            tell(t.corrected)
            correct(false)
            go(`/groups/sessions/${id}`)
          }}
        />
      )}
    </Page>
  )
}

function Correction(props: { session: GroupSession; close: () => void; done: (id: string) => void }) {
  const { session, close, done } = props
  const t = useTexts(groupsTexts)
  const group = useQuery(groupQuery(session.group))
  return (
    <Dialog title={t.correctTitle} close={close}>
      <Stack>
        <p className="soft">{t.correctHint}</p>
        <Loaded query={group}>
          {(found) => <SessionForm group={found} session={session} done={({ id }) => done(id)} />}
        </Loaded>
      </Stack>
    </Dialog>
  )
}
