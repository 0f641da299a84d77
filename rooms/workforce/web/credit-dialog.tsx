import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { workforceApi } from './queries.ts'
import { workforceTexts } from './texts.ts'

/** Adds credit hours that were earned elsewhere, with what shows it. */
export function CreditDialog({ member, close }: { member: Id; close: () => void }) {
  const t = useTexts(workforceTexts)
  const form = useForm({
    initial: { title: '', creditedOn: null as Day | null, tenths: null as number | null, evidence: '' },
    required: ['title', 'creditedOn', 'tenths', 'evidence'],
    plain: true,
    send: (values, id) =>
      workforceApi.post('/api/workforce/:id/credits', {
        params: { id: member },
        body: {
          id,
          kind: 'external',
          title: values.title,
          creditedOn: values.creditedOn ?? '',
          tenths: (values.tenths ?? 0) * 10,
          evidence: values.evidence,
        },
      }),
    renews: [['workforce']],
    done: close,
  })
  return (
    <Dialog title={t.addCredit} close={close}>
      <Form
        form={form}
        labels={{
          title: t.creditTitle,
          creditedOn: t.creditedOn,
          tenths: t.creditHours,
          evidence: t.evidence,
        }}
      >
        <TextField label={t.creditTitle} maxLength={120} {...form.field('title')} />
        <DayField label={t.creditedOn} lean="past" latest={today()} {...form.field('creditedOn')} />
        <NumberField label={t.creditHours} maximumDigits={3} {...form.field('tenths')} />
        <TextField label={t.evidence} maxLength={200} {...form.field('evidence')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
