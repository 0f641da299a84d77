import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { lines } from '../domain/needs.ts'
import { NeedCard } from './need-card.tsx'
import { type ClientFile, consortiumApi } from './queries.ts'
import { consortiumTexts } from './texts.ts'

/** One client: every need with its steps, the notes of the two sides, and when it was screened. */
export function ClientNeeds({ client }: { client: ClientFile }) {
  const t = useTexts(consortiumTexts)
  return (
    <Stack>
      {client.needs.length === 0 && (
        <Section>
          <Empty title={t.noNeeds} />
        </Section>
      )}
      {client.needs.map((need) => (
        <NeedCard key={need.id} need={need} mayWrite={client.abilities.write} />
      ))}
      <Notes client={client} />
      <Screenings client={client} />
    </Stack>
  )
}

type Side = ClientFile['notes'][number]['side']

function Notes({ client }: { client: ClientFile }) {
  const t = useTexts(consortiumTexts)
  const show = useFormat()
  const [writing, write] = useState(false)
  const { noteForConsortium, noteForStation } = client.abilities
  const sides: readonly Side[] = [
    ...(noteForConsortium ? (['consortium'] as const) : []),
    ...(noteForStation ? (['station'] as const) : []),
  ]
  return (
    <Section
      title={t.notes}
      hint={t.notesHint}
      actions={sides.length > 0 && <Button onClick={() => write(true)}>{t.addNote}</Button>}
    >
      {client.notes.length === 0 ? (
        <p className="soft">{t.noNotes}</p>
      ) : (
        <ul>
          {client.notes.map((note) => (
            <li key={note.id}>
              <Tag tone={note.side === 'station' ? 'info' : 'accent'}>{t[`side_${note.side}`]}</Tag>{' '}
              {note.text}{' '}
              <span className="soft">
                {fill(t.by, { name: note.writtenBy, day: show.instant(note.writtenAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {writing && <NoteDialog person={client.person} sides={sides} close={() => write(false)} />}
    </Section>
  )
}

function NoteDialog({ person, sides, close }: { person: Id; sides: readonly Side[]; close: () => void }) {
  const t = useTexts(consortiumTexts)
  const tell = useToast()
  const [note] = useState(newId)
  const form = useForm({
    initial: { side: (sides[0] ?? null) as Side | null, text: '' },
    required: ['side', 'text'],
    send: (values, id) =>
      consortiumApi.post('/api/screenings/clients/:person/notes', {
        params: { person },
        body: { id, note, side: values.side ?? 'consortium', text: values.text },
      }),
    renews: [['consortium']],
    done: () => {
      tell(t.noteSaved)
      close()
    },
  })
  return (
    <Dialog title={t.addNote} close={close}>
      <Form form={form} labels={{ side: t.side, text: t.noteText }}>
        {sides.length > 1 && (
          <ChoiceField
            label={t.side}
            options={sides.map((value) => ({ value, label: t[`side_${value}`] }))}
            {...form.field('side')}
          />
        )}
        <LongTextField label={t.noteText} rows={4} maxLength={2000} {...form.field('text')} />
        <FormButtons form={form} submit={t.addNote} />
      </Form>
    </Dialog>
  )
}

function Screenings({ client }: { client: ClientFile }) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const show = useFormat()
  const confirm = useConfirm()
  const withdrawal = useCommand({
    send: ({ screening, reason }: { screening: Id; reason: string }, id) =>
      consortiumApi.post('/api/screenings/:screening/withdrawal', {
        params: { screening },
        body: { id, reason },
      }),
    renews: [['consortium']],
  })
  const withdraw = async (screening: Id) => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await withdrawal.run({ screening, reason: yes.reason.slice(0, 200) })
  }
  return (
    <Section title={t.screenings}>
      <FailureNotice failure={withdrawal.failure} />
      <ul>
        {client.screenings.map((one) => (
          <li key={one.id}>
            {show.day(one.screenedOn ?? one.listedOn)} {one.line ? say(lines[one.line]) : t.waiting}{' '}
            <span className="soft">{[one.screenedBy, one.withdrawnReason].filter(Boolean).join(' · ')}</span>{' '}
            {one.state === 'withdrawn' ? (
              <Tag>{t.withdrawn}</Tag>
            ) : (
              client.abilities.write && (
                <Button size="small" onClick={() => void withdraw(one.id)}>
                  {t.withdraw}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
