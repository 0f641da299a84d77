import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { type Degree, degrees, type StudyMode, studyModes } from '../domain/qualifications.ts'
import type { Study } from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { workforceApi } from './queries.ts'

/** Study for a degree; the diploma is entered when it is there. */
export function StudyDialog({
  member,
  study: old,
  close,
}: {
  member: Id
  study: Study | null
  close: () => void
}) {
  const t = useTexts(qualificationTexts)
  const tell = useToast()
  const [study] = useState(() => old?.id ?? newId())
  const form = useForm({
    initial: {
      school: old?.school ?? '',
      major: old?.major ?? '',
      socialWork: (old && !old.socialWork ? 'no' : 'yes') as 'yes' | 'no' | null,
      degree: (old?.degree ?? null) as Degree | null,
      mode: (old?.mode ?? null) as StudyMode | null,
      from: (old?.from ?? null) as Day | null,
      to: (old?.to ?? null) as Day | null,
      diplomaOn: (old?.diplomaOn ?? null) as Day | null,
      diplomaNumber: old?.diplomaNumber ?? '',
    },
    required: ['school', 'major', 'degree', 'mode', 'from'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id/studies', {
        params: { id: member },
        body: {
          id,
          study: {
            id: study,
            school: values.school,
            major: values.major,
            socialWork: values.socialWork !== 'no',
            degree: values.degree ?? 'bachelor',
            mode: values.mode ?? 'part-time',
            from: values.from ?? '',
            to: values.to,
            diplomaOn: values.diplomaOn,
            diplomaNumber: given(values.diplomaNumber),
          },
        },
      }),
    renews: [['workforce']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={old ? t.changeStudy : t.addStudy} close={close}>
      <Form
        form={form}
        labels={{
          school: t.school,
          major: t.major,
          degree: t.degree,
          mode: t.mode,
          from: t.began,
          to: t.left,
          diplomaOn: t.diplomaOn,
          diplomaNumber: t.diplomaNumber,
        }}
      >
        <TextField label={t.school} maxLength={80} {...form.field('school')} />
        <TextField label={t.major} maxLength={60} {...form.field('major')} />
        <ChoiceField
          label={t.socialWork}
          options={[
            { value: 'yes' as const, label: t.isSocialWork },
            { value: 'no' as const, label: t.notSocialWork },
          ]}
          {...form.field('socialWork')}
        />
        <FieldRow>
          <SelectField label={t.degree} options={useOptions(degrees)} {...form.field('degree')} />
          <SelectField label={t.mode} options={useOptions(studyModes)} {...form.field('mode')} />
        </FieldRow>
        <FieldRow>
          <DayField label={t.began} lean="past" {...form.field('from')} />
          <DayField label={t.left} optional {...form.field('to')} />
        </FieldRow>
        <FieldRow>
          <DayField label={t.diplomaOn} optional lean="past" latest={today()} {...form.field('diplomaOn')} />
          <TextField label={t.diplomaNumber} optional maxLength={60} {...form.field('diplomaNumber')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** An invoice of tuition; a number is shown once in a province. */
export function InvoiceDialog({ member, study, close }: { member: Id; study: Id; close: () => void }) {
  const t = useTexts(qualificationTexts)
  const tell = useToast()
  const form = useForm({
    initial: { number: '', issuer: '', issuedOn: null as Day | null, amount: null as number | null },
    required: ['number', 'issuer', 'issuedOn', 'amount'],
    plain: true,
    send: (values, id) =>
      workforceApi.post('/api/workforce/:id/studies/:study/invoices', {
        params: { id: member, study },
        body: {
          id,
          number: values.number,
          issuer: values.issuer,
          issuedOn: values.issuedOn ?? '',
          amountFen: Math.round((values.amount ?? 0) * 100),
        },
      }),
    renews: [['workforce']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.addInvoice} close={close}>
      <Form
        form={form}
        labels={{ number: t.invoiceNumber, issuer: t.issuer, issuedOn: t.issuedOn, amount: t.amount }}
      >
        <TextField label={t.invoiceNumber} maxLength={40} {...form.field('number')} />
        <TextField label={t.issuer} maxLength={80} {...form.field('issuer')} />
        <FieldRow>
          <DayField label={t.issuedOn} lean="past" latest={today()} {...form.field('issuedOn')} />
          <DecimalField label={t.amount} unit={t.yuan} {...form.field('amount')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
