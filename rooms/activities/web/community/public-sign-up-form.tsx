import { Button } from 'antd'
import { useState } from 'react'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TrapField } from '../../../../platform/web/form/trap-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { type AgeBand, ageBandCodes, ageBands } from '../../domain/community/codes.ts'
import { joinApi } from './join-queries.ts'
import { joinTexts } from './join-texts.ts'

const blank = { name: '', phone: '', ageBand: null as AgeBand | null, note: '', website: '' }

/** With what a resident puts himself on the list, on the phone. */
export function PublicSignUpForm({ code, full }: { code: string; full: boolean }) {
  const t = useTexts(joinTexts)
  const say = useSay()
  const [done, setDone] = useState(false)
  const form = useForm({
    initial: blank,
    required: ['name', 'phone'],
    guard: false,
    send: ({ name, phone, ageBand, note, website }, id) =>
      joinApi.post('/api/join/:code/sign-ups', {
        params: { code },
        body: {
          id,
          name: name.trim(),
          phone: phone.trim(),
          ...(ageBand ? { ageBand } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(website ? { website } : {}),
        },
      }),
    done: () => {
      form.reset(blank)
      setDone(true)
    },
  })
  if (done)
    return (
      <Notice tone="good" loud action={<Button onClick={() => setDone(false)}>{t.anotherUp}</Button>}>
        {t.signedUp}
      </Notice>
    )
  return (
    <Form form={form} labels={{ name: t.name, phone: t.phone }}>
      {full && <Notice tone="info">{t.full}</Notice>}
      <TextField label={t.name} maxLength={40} autoComplete="name" {...form.field('name')} />
      <TextField
        label={t.phone}
        hint={t.phoneFor}
        keys="tel"
        maxLength={30}
        autoComplete="tel"
        {...form.field('phone')}
      />
      <ChoiceField
        label={t.age}
        options={ageBandCodes.map((value) => ({ value, label: say(ageBands[value]) }))}
        {...form.field('ageBand')}
      />
      <TextField label={t.note} hint={t.noteFor} maxLength={200} {...form.field('note')} />
      <TrapField value={form.values.website} change={(website) => form.change({ website })} />
      <p className="soft">{t.privacyUp}</p>
      <FormButtons form={form} submit={t.signUp} />
    </Form>
  )
}
