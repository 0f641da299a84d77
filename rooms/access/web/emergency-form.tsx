import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { emergencyTexts } from './emergency-texts.ts'
import { api } from './queries.ts'

/** Opens one file outside the scope. The number must be known: nobody can look around this way. */
export function EmergencyForm() {
  const t = useTexts(emergencyTexts)
  const show = useFormat()
  const [opened, setOpened] = useState<{ readonly person: string; readonly endsAt: string } | null>(null)
  const form = useForm({
    initial: { person: '', reason: '' },
    required: ['person', 'reason'],
    plain: true,
    send: (values, id) => api.post('/api/break-glass', { body: { id, ...values } }),
    // The new grant changes who one is.
    renews: [['access'], ['people']],
    done: (answer) => {
      setOpened(answer)
      form.reset({ person: '', reason: '' })
    },
  })
  return (
    <Form form={form} labels={{ person: t.fileNumber, reason: t.reason }}>
      {opened && (
        <Notice
          tone="good"
          loud
          title={fill(t.opened, { time: show.instant(opened.endsAt) })}
          action={<PageLink to={`/people/${opened.person}`}>{t.toFile}</PageLink>}
        />
      )}
      <TextField
        label={t.fileNumber}
        hint={t.fileNumberHint}
        width="medium"
        maxLength={60}
        {...form.field('person')}
      />
      <LongTextField label={t.reason} hint={t.reasonHint} maxLength={500} {...form.field('reason')} />
      <FormButtons form={form} submit={t.open} danger />
    </Form>
  )
}
