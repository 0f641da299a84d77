import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { DivisionField, StationField } from '../../regions/web/index.ts'
import type { CertificateLevel, EmployerKind, PostKind } from '../domain/codes.ts'
import { workforceApi } from './queries.ts'
import { workforceTexts } from './texts.ts'
import { useWorkforceWords } from './words.ts'

/** Registers somebody with the first post and, where there is one, the certificate. */
export function MemberForm({ done }: { done: (id: Id) => void }) {
  const t = useTexts(workforceTexts)
  const words = useWorkforceWords()
  const form = useForm({
    initial: {
      name: '',
      idNumber: '',
      phone: '',
      kind: 'social-worker' as PostKind | null,
      employerKind: 'station' as EmployerKind | null,
      employer: '',
      station: null as Found<Id> | null,
      place: null as Found<DivisionCode> | null,
      from: null as Day | null,
      level: null as CertificateLevel | null,
      number: '',
      obtainedOn: null as Day | null,
      registeredFrom: null as Day | null,
      registeredTo: null as Day | null,
    },
    required: ['name', 'kind', 'employerKind', 'employer', 'place', 'from'],
    send: (values, id, idFor) =>
      workforceApi.post('/api/workforce', {
        body: {
          id,
          name: values.name,
          ...(values.idNumber.trim() ? { idNumber: values.idNumber } : {}),
          ...(values.phone.trim() ? { phone: values.phone } : {}),
          post: {
            id: idFor('post'),
            station: values.station?.value ?? null,
            division: values.place?.value ?? 0,
            employerKind: values.employerKind ?? 'other',
            employer: values.employer,
            kind: values.kind ?? 'other',
            from: values.from ?? '',
          },
          ...(values.level
            ? {
                certificate: {
                  id: idFor('certificate'),
                  level: values.level,
                  number: values.number,
                  obtainedOn: values.obtainedOn ?? '',
                  registeredFrom: values.registeredFrom,
                  registeredTo: values.registeredTo,
                },
              }
            : {}),
        },
      }),
    renews: [['workforce'], ['indicators']],
    done: (answer) => done(answer.id),
  })
  const level = (value: CertificateLevel) => ({ value, label: t[value] })
  return (
    <Form
      form={form}
      labels={{
        name: t.name,
        idNumber: t.idNumber,
        employer: t.employer,
        place: t.place,
        from: t.from,
        number: t.number,
      }}
    >
      <FieldGroup title={t.basics}>
        <TextField label={t.name} maxLength={40} {...form.field('name')} />
        <FieldRow>
          <TextField label={t.idNumber} maxLength={20} optional {...form.field('idNumber')} />
          <TextField label={t.phone} keys="tel" maxLength={20} optional {...form.field('phone')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.post}>
        <SelectField label={t.post} options={words.postOptions} {...form.field('kind')} />
        <SelectField label={t.employerKind} options={words.employerOptions} {...form.field('employerKind')} />
        <TextField label={t.employer} maxLength={80} {...form.field('employer')} />
        <DivisionField label={t.place} hint={t.placeHint} {...form.field('place')} />
        <StationField label={t.station} optional {...form.field('station')} />
        <DayField label={t.from} lean="past" {...form.field('from')} />
      </FieldGroup>
      <FieldGroup title={t.certificates}>
        <ChoiceField
          label={t.level}
          optional
          options={(['assistant', 'intermediate', 'senior'] as const).map(level)}
          {...form.field('level')}
        />
        {form.values.level && (
          <>
            <TextField label={t.number} maxLength={40} {...form.field('number')} />
            <DayField label={t.obtainedOn} lean="past" {...form.field('obtainedOn')} />
            <FieldRow>
              <DayField label={t.registeredFrom} optional lean="past" {...form.field('registeredFrom')} />
              <DayField label={t.registeredTo} optional {...form.field('registeredTo')} />
            </FieldRow>
          </>
        )}
      </FieldGroup>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
