import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { CheckIcon, DoneIcon, PrintIcon, UndoIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFocusKept } from '../../../../platform/web/use-focus-kept.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useAcceptBy } from './accept-by.ts'
import { HandOverView } from './hand-over-view.tsx'
import { TaskMarks } from './marks.tsx'
import { type ReceivedTask, renewed, tasksApi } from './queries.ts'
import { TaskTalk } from './talk.tsx'
import { tasksTexts } from './texts.ts'

/** One task as its body sees it: what is asked, what was handed over, and what can be done. */
export function ReceivedTaskView({ task }: { task: ReceivedTask }) {
  const t = useTexts(tasksTexts)
  const show = useFormat()
  const acceptBy = useAcceptBy()
  return (
    <>
      {task.consentEnded && <Notice tone="warning">{t.consentEndedBody}</Notice>}
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
              [t.from, task.from],
              [t.by, task.fromName],
              [t.givenOn, show.day(task.givenOn)],
              task.state === 'given' ? [t.acceptBy, acceptBy(task.acceptBy)] : null,
              [t.dueOn, show.day(task.dueOn)],
              task.settledAt && task.settledName
                ? [t.settledOn, `${show.instant(task.settledAt)} ${task.settledName}`]
                : null,
              task.outcome ? [t.outcomeOf, task.outcome] : null,
            ]}
          />
          <Steps task={task} />
        </Stack>
      </Section>
      <Section title={t.handOver} hint={t.handOverHint}>
        <HandOverView handOver={task.handOver} ended={task.consentEnded} />
      </Section>
      <TaskTalk task={task} side="body" mayWrite={task.abilities.write} />
    </>
  )
}

function Steps({ task }: { task: ReceivedTask }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const buttons = useFocusKept(task.version)
  const [finishing, finish] = useState(false)
  const [said, keepSaid] = useState('')
  const { id: _, version } = task
  const params = { id: task.id }
  const acceptance = useCommand({
    send: (_input: null, id) =>
      tasksApi.post('/api/tasks/received/:id/acceptance', { params, body: { id, version } }),
    renews: [...renewed],
    done: () => tell(t.accepted),
  })
  const sending = useCommand({
    send: (reason: string, id) =>
      tasksApi.post('/api/tasks/received/:id/return', { params, body: { id, version, reason } }),
    renews: [...renewed],
    done: () => tell(t.returned),
  })
  const letter = useDownload(() => tasksApi.file('/api/tasks/received/:id/pdf', { params }))
  const sendBack = async () => {
    const yes = await confirm({
      title: t.returnTitle,
      body: t.returnHint,
      action: t.return,
      danger: true,
      reason: 'required',
      reasonSoFar: said,
    })
    if (!yes) return
    keepSaid(yes.reason)
    await sending.run(yes.reason)
  }
  return (
    <>
      <FailureNotice failure={acceptance.failure ?? sending.failure ?? letter.failure} />
      <div ref={buttons}>
        <Row>
          {task.abilities.accept && (
            <Button
              type="primary"
              icon={<CheckIcon aria-hidden />}
              loading={acceptance.sending}
              onClick={() => void acceptance.run(null)}
            >
              {t.accept}
            </Button>
          )}
          {task.abilities.finish && (
            <Button type="primary" icon={<DoneIcon aria-hidden />} onClick={() => finish(true)}>
              {t.finish}
            </Button>
          )}
          {task.abilities.return && (
            <Button icon={<UndoIcon aria-hidden />} loading={sending.sending} onClick={() => void sendBack()}>
              {t.return}
            </Button>
          )}
          <Button icon={<PrintIcon aria-hidden />} loading={letter.running} onClick={letter.run}>
            {t.letterPdf}
          </Button>
        </Row>
      </div>
      {finishing && <Finish task={task} close={() => finish(false)} />}
    </>
  )
}

function Finish({ task, close }: { task: ReceivedTask; close: () => void }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const form = useForm({
    initial: { result: '' },
    required: ['result'],
    plain: true,
    send: ({ result }: { result: string }, id) =>
      tasksApi.post('/api/tasks/received/:id/completion', {
        params: { id: task.id },
        body: { id, version: task.version, result },
      }),
    renews: [...renewed],
    done: () => {
      tell(t.finished)
      close()
    },
  })
  return (
    <Dialog title={t.finishTitle} close={close}>
      <Form form={form} labels={{ result: t.result }}>
        <LongTextField label={t.result} maxLength={1000} rows={4} {...form.field('result')} />
        <FormButtons form={form} submit={t.finish} />
      </Form>
    </Dialog>
  )
}
