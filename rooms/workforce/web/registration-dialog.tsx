import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { given } from '../../../platform/web/use-options.ts'
import type { Registration } from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { type MemberDetail, workforceApi } from './queries.ts'
import { workforceTexts } from './texts.ts'

/** Registers a certificate, renews its registration, or puts one right. */
export function RegistrationDialog(props: {
  member: MemberDetail
  registration: Registration | null
  close: () => void
}) {
  const { member, registration: old, close } = props
  const t = useTexts(qualificationTexts)
  const levels = useTexts(workforceTexts)
  const tell = useToast()
  const [registration] = useState(() => old?.id ?? newId())
  const form = useForm({
    initial: {
      certificate: old?.certificate ?? member.certificates[0]?.id ?? null,
      number: old?.number ?? '',
      from: (old?.from ?? null) as Day | null,
      to: (old?.to ?? null) as Day | null,
    },
    required: ['certificate', 'from'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id/registrations', {
        params: { id: member.id },
        body: {
          id,
          registration: {
            id: registration,
            certificate: values.certificate ?? '',
            number: given(values.number),
            from: values.from ?? '',
            to: values.to,
          },
        },
      }),
    renews: [['workforce'], ['indicators']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={old ? t.changeRegistration : t.register} close={close}>
      <Form
        form={form}
        labels={{ certificate: t.certificate, number: t.registrationNumber, from: t.from, to: t.to }}
      >
        <SelectField
          label={t.certificate}
          options={member.certificates.map((one) => ({
            value: one.id,
            label: `${levels[one.level]} ${one.number}`,
          }))}
          {...form.field('certificate')}
        />
        <TextField label={t.registrationNumber} optional maxLength={40} {...form.field('number')} />
        <FieldRow>
          <DayField label={t.from} lean="past" {...form.field('from')} />
          <DayField label={t.to} hint={t.toHint} optional {...form.field('to')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
