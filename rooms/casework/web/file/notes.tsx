import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { LockIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './file.module.css'
import { type CaseFileAnswer, caseFileApi, notesQuery } from './queries.ts'
import { fileTexts } from './texts.ts'

/** The confidential notes stay shut until they are opened, because each opening is written down. */
export function ConfidentialNotes({ file }: { file: CaseFileAnswer }) {
  const t = useTexts(fileTexts)
  const [isOpen, setIsOpen] = useState(false)
  const [writing, setWriting] = useState(false)
  if (file.notes === null) return null
  return (
    <Section
      title={t.notes}
      hint={t.notesHint}
      actions={file.abilities.note && <Button onClick={() => setWriting(true)}>{t.writeNote}</Button>}
    >
      {isOpen ? (
        <Opened id={file.id} />
      ) : file.notes > 0 ? (
        <Row>
          <span>{fill(t.notesCount, { count: file.notes })}</span>
          <Button icon={<LockIcon aria-hidden />} onClick={() => setIsOpen(true)}>
            {t.openNotes}
          </Button>
        </Row>
      ) : (
        <p className="soft">{t.noNotes}</p>
      )}
      {writing && <WriteNote id={file.id} close={() => setWriting(false)} />}
    </Section>
  )
}

function Opened({ id }: { id: string }) {
  const show = useFormat()
  return (
    <Loaded query={useQuery(notesQuery(id))}>
      {({ items }) => (
        <ol className={css.timeline}>
          {items.map((note) => (
            <li key={note.id} className={css.event}>
              <span className="soft">
                {show.instant(note.writtenAt)} {note.authorName}
              </span>
              <span className={css.text}>{note.text}</span>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  )
}

function WriteNote({ id, close }: { id: string; close: () => void }) {
  const t = useTexts(fileTexts)
  const tell = useToast()
  const form = useForm({
    initial: { text: '' },
    required: ['text'],
    plain: true,
    send: (values, command) =>
      caseFileApi.post('/api/cases/:id/notes', {
        params: { id },
        body: { id: command, text: values.text.trim() },
      }),
    renews: [['casework']],
    done: () => {
      tell(t.noteKept)
      close()
    },
  })
  return (
    <Dialog title={t.notes} close={close}>
      <Form form={form} labels={{ text: t.noteText }}>
        <p className="soft">{t.notesHint}</p>
        <LongTextField label={t.noteText} maxLength={4000} rows={4} {...form.field('text')} />
        <FormButtons form={form} submit={t.file} />
      </Form>
    </Dialog>
  )
}
