import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type TaskState, taskStateTerms } from '../domain/codes.ts'
import type { HandedField } from '../domain/rules.ts'
import { TaskDialog } from './guidance-dialogs.tsx'
import { PlainDialog } from './plain-dialog.tsx'
import {
  type BodyTask,
  bodyTasksQuery,
  type JuvenileFile,
  juvenileApi,
  renewedByJuvenile,
} from './queries.ts'
import { juvenileTexts } from './texts.ts'

const tones: Record<TaskState, Tone> = {
  given: 'warning',
  accepted: 'accent',
  returned: 'danger',
  done: 'good',
}

type Shown = Pick<
  BodyTask,
  'handed' | 'basis' | 'note' | 'givenOn' | 'dueOn' | 'state' | 'answer' | 'answeredOn'
>

/** What was handed over with a task, on what basis, and what came back. */
function TaskFacts({ task, bodyName }: { task: Shown; bodyName?: string }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const show = useFormat()
  const names: Record<HandedField, string> = {
    name: t.name,
    age: t.age,
    school: t.school,
    className: t.className,
    guardianName: t.guardianName,
    guardianPhone: t.guardianPhone,
    address: t.address,
    fileNumber: t.number,
  }
  return (
    <Facts
      items={[
        bodyName ? [t.body, bodyName] : null,
        [
          t.state,
          <Tag key="state" tone={tones[task.state]}>
            {say(taskStateTerms[task.state])}
          </Tag>,
        ],
        ...task.handed.map(({ field, value }) => [names[field], value] as const),
        [t.basis, task.basis],
        task.note ? [t.taskNote, task.note] : null,
        [t.dueOn, show.day(task.dueOn)],
        task.answer ? [t.answer, task.answer] : null,
      ]}
    />
  )
}

/** What the member bodies were asked for, in the file. */
export function TaskSection({ one }: { one: Pick<JuvenileFile, 'tasks'> & Partial<JuvenileFile> }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const [open, setOpen] = useState(false)
  const whole = one.abilities ? (one as JuvenileFile) : null
  return (
    <Stack>
      {whole?.abilities.giveTask && (
        <Row end>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t.giveTask}
          </Button>
        </Row>
      )}
      {one.tasks.length === 0 && (
        <Section>
          <Empty title={t.noTasks} hint={t.handOverHint} />
        </Section>
      )}
      {one.tasks.map((task) => (
        <Section key={task.id} title={say(task.title)}>
          <TaskFacts task={task} bodyName={task.bodyName} />
        </Section>
      ))}
      {open && whole && <TaskDialog one={whole} close={() => setOpen(false)} />}
    </Stack>
  )
}

/** The tasks of one's own body: what is to be done and the least one must know for it. `quiet` where other things stand. */
export function BodyTasks({ quiet = false }: { quiet?: boolean }) {
  const t = useTexts(juvenileTexts)
  const query = useQuery(bodyTasksQuery)
  if (quiet && !query.data?.items.length) return null
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Stack>
          {items.length === 0 && (
            <Section title={t.bodyTasks} hint={t.bodyTasksHint}>
              <Empty title={t.noBodyTasks} />
            </Section>
          )}
          {items.map((task) => (
            <OwnTask key={task.id} task={task} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

function OwnTask({ task }: { task: BodyTask }) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const tell = useToast()
  const [settling, setSettling] = useState<'done' | 'returned' | null>(null)
  const accept = useCommand({
    send: (version: number, id) =>
      juvenileApi.post('/api/juvenile/tasks/:id/answer', {
        params: { id: task.id },
        body: { id, version, state: 'accepted' },
      }),
    renews: [...renewedByJuvenile],
    done: () => tell(t.done),
  })
  return (
    <Section
      title={say(task.title)}
      hint={t.bodyTasksHint}
      actions={
        task.abilities.act && (
          <>
            <Button onClick={() => setSettling('returned')}>{t.giveBack}</Button>
            {task.state === 'given' && (
              <Button loading={accept.sending} onClick={() => void accept.run(task.version)}>
                {t.accept}
              </Button>
            )}
            <Button type="primary" onClick={() => setSettling('done')}>
              {t.finish}
            </Button>
          </>
        )
      }
    >
      <FailureNotice failure={accept.failure} />
      <TaskFacts task={task} />
      {settling && (
        <PlainDialog
          title={settling === 'done' ? t.finishTitle : t.giveBackTitle}
          submit={settling === 'done' ? t.finish : t.giveBack}
          told={t.done}
          labels={{ text: settling === 'done' ? t.outcome : t.reason }}
          initial={{ text: '' }}
          required={['text']}
          send={({ text }, id) =>
            juvenileApi.post('/api/juvenile/tasks/:id/answer', {
              params: { id: task.id },
              body: { id, version: task.version, state: settling, text: text.trim() },
            })
          }
          close={() => setSettling(null)}
        >
          {(form) => (
            <LongTextField
              label={settling === 'done' ? t.outcome : t.reason}
              maxLength={2000}
              rows={3}
              {...form.field('text')}
            />
          )}
        </PlainDialog>
      )}
    </Section>
  )
}
