import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useAcceptBy } from './accept-by.ts'
import { HandOverView } from './hand-over-view.tsx'
import { renewed, tasksApi } from './queries.ts'
import { tasksTexts } from './texts.ts'

type Asked = NonNullable<Parameters<typeof tasksApi.post<'/api/tasks/preview'>>[1]>['body']

/** What was sent to be looked at, and what the body would see of it. */
export type Previewed = {
  readonly body: Asked
  readonly seen: Awaited<ReturnType<typeof tasksApi.post<'/api/tasks/preview'>>>
}

/** All that the body will see, and the button that sends it. */
export function TaskPreview({
  shown,
  close,
  done,
}: {
  shown: Previewed
  close: () => void
  done: (task: Id) => void
}) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const show = useFormat()
  const acceptBy = useAcceptBy()
  const [task] = useState(newId)
  const { seen } = shown
  const giving = useCommand({
    send: (body: Asked, id) => tasksApi.post('/api/tasks', { body: { id, task, ...body } }),
    renews: [...renewed],
    done: () => {
      tell(t.gave)
      close()
      done(task)
    },
  })
  return (
    <Dialog
      title={t.previewTitle}
      close={close}
      buttons={
        <>
          <Button onClick={close}>{t.back}</Button>
          <Button type="primary" loading={giving.sending} onClick={() => void giving.run(shown.body)}>
            {t.previewGive}
          </Button>
        </>
      }
    >
      <FailureNotice failure={giving.failure} />
      {!seen.bodySignsIn && (
        <Notice tone="warning" title={seen.bodyName}>
          {t.noSignIn}
        </Notice>
      )}
      <Facts
        items={[
          [t.body, seen.bodyName],
          [t.title, seen.title],
          [t.acceptBy, acceptBy(seen.acceptBy)],
          [t.dueOn, show.day(seen.dueOn)],
          seen.consent
            ? [t.consent, seen.consent.state === 'given' ? t.consentGiven : t.consentMissing]
            : null,
        ]}
      />
      <HandOverView handOver={seen.handOver} />
    </Dialog>
  )
}
