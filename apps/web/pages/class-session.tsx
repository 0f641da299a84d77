import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  classesApi,
  classesTexts,
  type SessionSheet,
  SessionSheetTable,
  sessionQuery,
} from '../../../rooms/activities/web/index.ts'

/** One session of a class: arriving and being fetched. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(sessionQuery(id))}>{(session) => <Session session={session} />}</Loaded>
}

function Session({ session }: { session: SessionSheet }) {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const confirm = useConfirm()
  const params = { id: session.id }
  const renews = [['activities'], ['indicators']]
  const cancel = useCommand({
    send: (reason: string, id) =>
      classesApi.post('/api/classes/sessions/:id/cancellation', { params, body: { id, reason } }),
    renews,
  })
  const hold = useCommand({
    send: (_: null, id) => classesApi.post('/api/classes/sessions/:id/holding', { params, body: { id } }),
    renews,
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.cancelTitle,
      action: t.cancelSession,
      danger: true,
      reason: 'required',
    })
    if (yes) await cancel.run(yes.reason)
  }
  const withdrawal = useWithdrawal({
    words: { ...t, withdrawTitle: t.withdrawSessionTitle, withdrawHint: t.withdrawSessionHint },
    send: (reason: string, id) =>
      classesApi.post('/api/classes/sessions/:id/withdrawal', { params, body: { id, reason } }),
    renews,
  })
  // The record that it was held; children that came are taken out before.
  const empty = session.state === 'held' && session.attendances === 0
  const planned = session.state === 'planned'
  return (
    <Page
      title={session.title}
      hint={`${show.day(session.on)} ${session.startsAt}–${session.endsAt} · ${session.place}`}
      crumbs={[{ title: session.title, to: `/classes/${session.series}` }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          {planned && session.abilities.record && (
            <Button onClick={() => void hold.run(null)}>{t.holdSession}</Button>
          )}
          {planned && session.abilities.correct && (
            <Button onClick={() => void ask()}>{t.cancelSession}</Button>
          )}
          {empty && session.abilities.correct && (
            <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
              {t.withdrawSession}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={cancel.failure ?? hold.failure ?? withdrawal.failure} />
        {session.cancelledReason && (
          <p>
            {t.cancelled} · {session.cancelledReason}
          </p>
        )}
        <Section flush>
          <SessionSheetTable session={session} />
        </Section>
      </Stack>
    </Page>
  )
}
