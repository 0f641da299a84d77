import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { PrintIcon, UndoIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFocusKept } from '../../../../platform/web/use-focus-kept.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { bodyKinds } from '../../domain/tasks/body.ts'
import { useAcceptBy } from './accept-by.ts'
import { GiveAgainDialog } from './give-again-dialog.tsx'
import { HandOverView } from './hand-over-view.tsx'
import { TaskMarks } from './marks.tsx'
import { type GivenTask, renewed, tasksApi } from './queries.ts'
import { TaskTalk } from './talk.tsx'
import { tasksTexts } from './texts.ts'

/** One task as the giving side sees it. `person` shows whom it is about; the page knows how. */
export function GivenTaskView({ task, person }: { task: GivenTask; person: (id: string) => ReactNode }) {
  const t = useTexts(tasksTexts)
  const say = useSay()
  const show = useFormat()
  const acceptBy = useAcceptBy()
  const step = (at: string | null, by: string | null) => (at && by ? `${show.instant(at)} ${by}` : null)
  const accepted = step(task.acceptedAt, task.acceptedName)
  const settled = step(task.settledAt, task.settledName)
  return (
    <>
      {task.consentEnded && <Notice tone="warning">{t.consentEndedGiver}</Notice>}
      <Section>
        <Stack>
          <Facts
            items={[
              [t.state, <TaskMarks key="state" task={task} />],
              [
                t.number,
                <span key="number" className="number">
                  {task.number}
                </span>,
              ],
              [t.body, `${task.bodyName} · ${say(bodyKinds[task.bodyKind])}`],
              [t.station, task.stationName],
              [t.by, `${task.givenName} ${show.day(task.givenOn)}`],
              task.state === 'given' ? [t.acceptBy, acceptBy(task.acceptBy)] : null,
              [t.dueOn, show.day(task.dueOn)],
              task.person ? [t.person, person(task.person)] : null,
              accepted ? [t.accepted, accepted] : null,
              settled ? [t.settledOn, settled] : null,
              task.outcome ? [t.outcomeOf, task.outcome] : null,
              task.follows
                ? [
                    t.follows,
                    <PageLink key="follows" to={`/tasks/${task.follows}`}>
                      {t.look}
                    </PageLink>,
                  ]
                : null,
              task.followedBy
                ? [
                    t.followedBy,
                    <PageLink key="followed" to={`/tasks/${task.followedBy}`}>
                      {t.look}
                    </PageLink>,
                  ]
                : null,
            ]}
          />
          <Steps task={task} />
        </Stack>
      </Section>
      <Section title={t.handOver} hint={t.handOverHint}>
        <HandOverView handOver={task.handOver} />
      </Section>
      <TaskTalk task={task} side="giver" mayWrite={task.abilities.write} />
    </>
  )
}

function Steps({ task }: { task: GivenTask }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const buttons = useFocusKept(task.version)
  const [again, giveAgain] = useState(false)
  const [said, keepSaid] = useState('')
  const params = { id: task.id }
  const word = useDownload(() => tasksApi.file('/api/tasks/:id/docx', { params }))
  const pdf = useDownload(() => tasksApi.file('/api/tasks/:id/pdf', { params }))
  const withdrawal = useCommand({
    send: (reason: string, id) =>
      tasksApi.post('/api/tasks/:id/withdrawal', { params, body: { id, version: task.version, reason } }),
    renews: [...renewed],
    done: () => tell(t.withdrawn),
  })
  const withdraw = async () => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
      reasonSoFar: said,
    })
    if (!yes) return
    keepSaid(yes.reason)
    await withdrawal.run(yes.reason)
  }
  return (
    <>
      <FailureNotice failure={withdrawal.failure ?? word.failure ?? pdf.failure} detailed />
      <div ref={buttons}>
        <Row>
          <ExportButton download={word}>{t.letterWord}</ExportButton>
          <Button icon={<PrintIcon aria-hidden />} loading={pdf.running} onClick={pdf.run}>
            {t.letterPdf}
          </Button>
          {task.abilities.giveAgain && <Button onClick={() => giveAgain(true)}>{t.giveAgain}</Button>}
          {task.abilities.withdraw && (
            <Button
              icon={<UndoIcon aria-hidden />}
              loading={withdrawal.sending}
              onClick={() => void withdraw()}
            >
              {t.withdraw}
            </Button>
          )}
        </Row>
      </div>
      {again && <GiveAgainDialog task={task} close={() => giveAgain(false)} />}
    </>
  )
}
