import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { formatBytes } from '../../../../platform/web/format.ts'
import { AddIcon, FileIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type ReceivedTask, tasksApi } from './queries.ts'
import css from './talk.module.css'
import { tasksTexts } from './texts.ts'

type Talk = Pick<ReceivedTask, 'id' | 'messages' | 'files'>
type Side = 'giver' | 'body'

const renews = [['intake', 'tasks']]

/** What both sides write to each other and the files that they add, within one task. */
export function TaskTalk({ task, side, mayWrite }: { task: Talk; side: Side; mayWrite: boolean }) {
  return (
    <>
      <Messages task={task} side={side} mayWrite={mayWrite} />
      <Files task={task} side={side} mayWrite={mayWrite} />
    </>
  )
}

function Messages({ task, side, mayWrite }: { task: Talk; side: Side; mayWrite: boolean }) {
  const t = useTexts(tasksTexts)
  const show = useFormat()
  return (
    <Section title={t.messages} hint={mayWrite ? t.messageHint : undefined}>
      <Stack>
        {task.messages.length === 0 ? (
          <p className="soft">{t.noMessages}</p>
        ) : (
          <ol className={css.messages}>
            {task.messages.map((message) => (
              <li key={message.id} className={message.ours ? css.ours : css.theirs}>
                <p className={css.who}>
                  <Tag tone={message.ours ? 'accent' : 'plain'}>{message.ours ? t.ours : t.theirs}</Tag>{' '}
                  {message.by} <span className="soft">{show.instant(message.at)}</span>
                </p>
                <p className={css.text}>{message.text}</p>
              </li>
            ))}
          </ol>
        )}
        {mayWrite && <Write task={task} side={side} />}
      </Stack>
    </Section>
  )
}

function Write({ task, side }: { task: Talk; side: Side }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const form = useForm({
    initial: { text: '' },
    required: ['text'],
    plain: true,
    guard: false,
    send: ({ text }: { text: string }, id) => {
      const sending = { params: { id: task.id }, body: { id, text } }
      return side === 'body'
        ? tasksApi.post('/api/tasks/received/:id/messages', sending)
        : tasksApi.post('/api/tasks/:id/messages', sending)
    },
    renews,
    done: () => {
      tell(t.sent)
      form.reset({ text: '' })
    },
  })
  return (
    <Form form={form} labels={{ text: t.message }}>
      <LongTextField label={t.message} rows={2} maxLength={1000} {...form.field('text')} />
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}

function Files({ task, side, mayWrite }: { task: Talk; side: Side; mayWrite: boolean }) {
  const t = useTexts(tasksTexts)
  const [adding, add] = useState(false)
  return (
    <Section
      title={t.files}
      actions={
        mayWrite && (
          <Button icon={<AddIcon aria-hidden />} onClick={() => add(true)}>
            {t.addFile}
          </Button>
        )
      }
    >
      {task.files.length === 0 ? (
        <p className="soft">{t.noFiles}</p>
      ) : (
        <ul className={css.files}>
          {task.files.map((file) => (
            <OneFile key={file.id} task={task.id} file={file} side={side} />
          ))}
        </ul>
      )}
      {adding && <AddFile task={task.id} side={side} close={() => add(false)} />}
    </Section>
  )
}

function OneFile({ task, file, side }: { task: string; file: Talk['files'][number]; side: Side }) {
  const t = useTexts(tasksTexts)
  const show = useFormat()
  const params = { id: task, file: file.id }
  const download = useDownload(() =>
    side === 'body'
      ? tasksApi.file('/api/tasks/received/:id/files/:file', { params })
      : tasksApi.file('/api/tasks/:id/files/:file', { params }),
  )
  return (
    <li>
      <Button icon={<FileIcon aria-hidden />} loading={download.running} onClick={download.run}>
        {file.name}
      </Button>{' '}
      <Tag>{formatBytes(file.bytes)}</Tag>{' '}
      <span className="soft">
        {file.ours ? t.ours : t.theirs} {file.by} {show.instant(file.at)}
      </span>
      <FailureNotice failure={download.failure} />
    </li>
  )
}

function AddFile({ task, side, close }: { task: string; side: Side; close: () => void }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const form = useForm({
    initial: { name: '', file: null as File | null },
    required: ['name', 'file'],
    plain: true,
    send: ({ name, file }: { name: string; file: File | null }, id) => {
      const sending = { params: { id: task }, body: { id, name }, file: file as File }
      return side === 'body'
        ? tasksApi.post('/api/tasks/received/:id/files', sending)
        : tasksApi.post('/api/tasks/:id/files', sending)
    },
    renews,
    done: () => {
      tell(t.fileAdded)
      close()
    },
  })
  return (
    <Dialog title={t.addFile} close={close}>
      <Form form={form} labels={{ name: t.fileName, file: t.file }}>
        <FileField
          label={t.file}
          hint={t.fileHint}
          accept=".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"
          {...form.field('file')}
        />
        <TextField label={t.fileName} maxLength={60} {...form.field('name')} />
        <FormButtons form={form} submit={t.addFile} />
      </Form>
    </Dialog>
  )
}
