import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { type CertificateLevel, certificateLevels } from '../domain/codes.ts'
import { memberDialogTexts } from './dialogs-texts.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { type MemberDetail, workforceApi } from './queries.ts'

/** Adds a certificate with its registration, or changes one: a new registration, or that it ended. */
export function CertificateDialog(props: {
  member: Id
  certificate?: MemberDetail['certificates'][number] | undefined
  close: () => void
}) {
  const { member, certificate: old, close } = props
  const t = useTexts(memberDialogTexts)
  const q = useTexts(qualificationTexts)
  const [certificateId] = useState(() => old?.id ?? newId())
  const form = useForm({
    initial: {
      level: (old?.level ?? null) as CertificateLevel | null,
      number: old?.number ?? '',
      examYear: old?.examYear ?? null,
      obtainedOn: (old?.obtainedOn ?? null) as Day | null,
      registration: old?.registration ?? '',
      registeredFrom: (old?.registeredFrom ?? null) as Day | null,
      registeredTo: (old?.registeredTo ?? null) as Day | null,
      endedOn: (old?.endedOn ?? null) as Day | null,
      endedReason: old?.endedReason ?? '',
      examPlace: (old?.examPlace
        ? { value: old.examPlace, label: old.examPlaceName ?? String(old.examPlace) }
        : null) as Found<DivisionCode> | null,
      issuer: old?.issuer ?? '',
    },
    required: ['level', 'number', 'obtainedOn'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id/certificates', {
        params: { id: member },
        body: {
          id,
          certificate: {
            id: certificateId,
            level: values.level ?? 'assistant',
            number: values.number,
            examYear: values.examYear,
            issuedIn: old?.issuedIn ?? null,
            examPlace: values.examPlace?.value ?? null,
            issuer: values.issuer.trim() || null,
            obtainedOn: values.obtainedOn ?? '',
            endedOn: values.endedOn,
            endedReason: values.endedReason.trim() || null,
            registration: values.registration.trim() || null,
            registeredFrom: values.registeredFrom,
            registeredTo: values.registeredTo,
          },
        },
      }),
    renews: [['workforce'], ['indicators']],
    done: close,
  })
  return (
    <Dialog title={old ? t.changeCertificate : t.addCertificate} close={close}>
      <Form
        form={form}
        labels={{
          level: t.level,
          number: t.number,
          obtainedOn: t.obtainedOn,
          registeredFrom: t.registeredFrom,
          registeredTo: t.registeredTo,
          examYear: t.examYear,
          examPlace: q.examPlace,
          issuer: q.issuedBy,
        }}
      >
        <ChoiceField
          label={t.level}
          options={certificateLevels.map((value) => ({ value, label: t[value] }))}
          {...form.field('level')}
        />
        <TextField label={t.number} maxLength={40} {...form.field('number')} />
        <FieldRow>
          <DayField label={t.obtainedOn} lean="past" latest={today()} {...form.field('obtainedOn')} />
          <NumberField label={t.examYear} optional maximumDigits={4} {...form.field('examYear')} />
        </FieldRow>
        <DivisionField label={q.examPlace} hint={q.examPlaceHint} optional {...form.field('examPlace')} />
        <TextField label={q.issuedBy} optional maxLength={80} {...form.field('issuer')} />
        <TextField label={t.registration} optional maxLength={40} {...form.field('registration')} />
        <FieldRow>
          <DayField label={t.registeredFrom} optional lean="past" {...form.field('registeredFrom')} />
          <DayField label={t.registeredTo} optional {...form.field('registeredTo')} />
        </FieldRow>
        {old && (
          <FieldRow>
            <DayField label={t.endedOn} optional {...form.field('endedOn')} />
            <TextField label={t.endedReason} optional maxLength={200} {...form.field('endedReason')} />
          </FieldRow>
        )}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
