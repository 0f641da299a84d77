import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import type { DangerKind } from '../domain/letter-codes.ts'
import css from './letters.module.css'
import { type LetterFile, lettersApi, renewedByLetters } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

type Flag = LetterFile['flags'][number]

/** Signs of danger, by the machine and by hand; a false alarm takes two persons. */
export function FlagsSection({ letter }: { letter: LetterFile }) {
  const t = useTexts(lettersTexts)
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t.flags}
      actions={letter.abilities.flag && <Button onClick={() => setOpen(true)}>{t.flagByHand}</Button>}
    >
      {letter.flags.length === 0 && <p className="soft">{t.noFlags}</p>}
      {letter.flags.map((flag) => (
        <FlagLine key={flag.id} letter={letter} flag={flag} />
      ))}
      {open && <FlagDialog letter={letter} close={() => setOpen(false)} />}
    </Section>
  )
}

function FlagLine({ letter, flag }: { letter: LetterFile; flag: Flag }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const confirm = useConfirm()
  const tell = useToast()
  const params = { id: letter.id, flag: flag.id }
  const command = useCommand({
    send: ({ reason, second }: { reason: string; second: boolean }, id) =>
      second
        ? lettersApi.post('/api/letters/:id/flags/:flag/setting-aside', { params, body: { id, reason } })
        : lettersApi.post('/api/letters/:id/flags/:flag/asking', { params, body: { id, reason } }),
    renews: [...renewedByLetters],
    done: () => tell(t.done),
  })
  const ask = async (second: boolean) => {
    const yes = await confirm({
      title: second ? t.confirmAside : t.askAside,
      body: t.askAsideHint,
      action: second ? t.confirmAside : t.askAside,
      reason: 'required',
    })
    if (yes) await command.run({ reason: yes.reason, second })
  }
  return (
    <div>
      <div className={css.flag}>
        <Tag tone={flag.setAside ? 'plain' : 'danger'}>{words.danger.of(flag.kind)}</Tag>
        <span>
          {flag.source === 'machine' ? t.byMachine : fill(t.byPerson, { name: flag.raisedBy ?? '' })}
        </span>
        {flag.note && <span>{flag.note}</span>}
        {flag.abilities.ask && (
          <Button size="small" loading={command.sending} onClick={() => void ask(false)}>
            {t.askAside}
          </Button>
        )}
        {flag.abilities.setAside && (
          <Button size="small" type="primary" loading={command.sending} onClick={() => void ask(true)}>
            {t.confirmAside}
          </Button>
        )}
      </div>
      {flag.asked && (
        <p className="soft">{fill(t.askedAside, { name: flag.asked.by, reason: flag.asked.reason })}</p>
      )}
      {flag.setAside && (
        <p className="soft">{fill(t.setAside, { name: flag.setAside.by, reason: flag.setAside.reason })}</p>
      )}
      <FailureNotice failure={command.failure} />
    </div>
  )
}

function FlagDialog({ letter, close }: { letter: LetterFile; close: () => void }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: { kind: null as DangerKind | null, note: '' },
    required: ['kind'],
    send: (values, id) =>
      lettersApi.post('/api/letters/:id/flags', {
        params: { id: letter.id },
        body: {
          id,
          kind: values.kind ?? 'self-harm',
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.flagged)
      close()
    },
  })
  return (
    <Dialog title={t.flagByHand} close={close}>
      <Form form={form} labels={{ kind: t.flagKind, note: t.flagNote }}>
        <ChoiceField label={t.flagKind} options={words.danger.options} {...form.field('kind')} />
        <LongTextField label={t.flagNote} maxLength={500} rows={2} {...form.field('note')} />
        <FormButtons form={form} submit={t.flagByHand} />
      </Form>
    </Dialog>
  )
}
