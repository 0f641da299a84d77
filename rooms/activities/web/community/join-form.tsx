import { Button } from 'antd'
import { useState } from 'react'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { TrapField } from '../../../../platform/web/form/trap-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { type AgeBand, ageBandCodes, ageBands } from '../../domain/community/codes.ts'
import { joinApi, type ToJoin } from './join-queries.ts'
import { joinTexts } from './join-texts.ts'

const blank = {
  name: '',
  phoneEnd: '',
  sex: null as 1 | 2 | null,
  ageBand: null as AgeBand | null,
  volunteer: false,
  firstTime: false,
  website: '',
}

/** What a resident fills in on the phone. */
export function JoinForm({ code, state }: { code: string; state: ToJoin['state'] }) {
  const t = useTexts(joinTexts)
  const say = useSay()
  const [done, setDone] = useState(false)
  const form = useForm({
    initial: blank,
    required: ['name', 'phoneEnd'],
    guard: false,
    send: (values, id) =>
      joinApi.post('/api/join/:code', {
        params: { code },
        body: {
          id,
          name: values.name.trim(),
          phoneEnd: values.phoneEnd.normalize('NFKC').replace(/\D/g, ''),
          volunteer: values.volunteer,
          ...(values.sex ? { sex: values.sex } : {}),
          ...(values.ageBand ? { ageBand: values.ageBand } : {}),
          ...(values.firstTime ? { firstTime: true } : {}),
          ...(values.website ? { website: values.website } : {}),
        },
      }),
    done: () => {
      form.reset(blank)
      setDone(true)
    },
  })
  if (done)
    return (
      <Notice tone="good" loud action={<Button onClick={() => setDone(false)}>{t.another}</Button>}>
        {t.done}
      </Notice>
    )
  if (state !== 'open') return <Notice tone="info">{state === 'before' ? t.before : t.closed}</Notice>
  const { values, change } = form
  return (
    <Form form={form} labels={{ name: t.name, phoneEnd: t.phoneEnd }}>
      <TextField label={t.name} maxLength={40} autoComplete="name" {...form.field('name')} />
      <TextField
        label={t.phoneEnd}
        hint={t.phoneHint}
        keys="numeric"
        maxLength={4}
        {...form.field('phoneEnd')}
      />
      <ChoiceField
        label={t.sex}
        options={[
          { value: 1, label: t.male },
          { value: 2, label: t.female },
        ]}
        {...form.field('sex')}
      />
      <ChoiceField
        label={t.age}
        options={ageBandCodes.map((value) => ({ value, label: say(ageBands[value]) }))}
        {...form.field('ageBand')}
      />
      <TickLine label={t.volunteer} value={values.volunteer} change={(volunteer) => change({ volunteer })} />
      <TickLine label={t.first} value={values.firstTime} change={(firstTime) => change({ firstTime })} />
      <TrapField value={values.website} change={(website) => change({ website })} />
      <p className="soft">{t.privacy}</p>
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}
