import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { type Degree, degrees, type StudyMode, studyModes } from '../domain/qualifications.ts'
import { practicumAccountsQuery, searchHosts } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'

/** Places a student in an agency: who, where, who signs. */
export function PlacementForm({ done }: { done: (placement: Id) => void }) {
  const t = useTexts(practicumTexts)
  const [ids] = useState(() => ({ placement: newId(), student: newId() }))
  const form = useForm({
    initial: {
      organisation: null as Found<Id> | null,
      name: '',
      idNumber: '',
      phone: '',
      school: '',
      major: '',
      majorKind: 'yes' as 'yes' | 'no' | null,
      degree: 'bachelor' as Degree | null,
      mode: 'full-time' as StudyMode | null,
      enrolledFrom: null as Day | null,
      enrolledTo: null as Day | null,
      household: null as Found<DivisionCode> | null,
      supervisor: null as Id | null,
      studentAccount: null as Id | null,
      tasks: '',
      from: null as Day | null,
      to: null as Day | null,
    },
    required: [
      'organisation',
      'name',
      'idNumber',
      'school',
      'major',
      'degree',
      'mode',
      'enrolledFrom',
      'supervisor',
      'from',
    ],
    send: (values, id) =>
      workforceApi.post('/api/practicum/placements', {
        body: {
          id,
          ...ids,
          organisation: values.organisation?.value ?? '',
          name: values.name,
          idNumber: values.idNumber,
          phone: given(values.phone),
          school: values.school,
          major: values.major,
          socialWorkMajor: values.majorKind !== 'no',
          degree: values.degree ?? 'bachelor',
          mode: values.mode ?? 'full-time',
          enrolledFrom: values.enrolledFrom ?? '',
          enrolledTo: values.enrolledTo,
          household: values.household?.value ?? null,
          supervisor: values.supervisor ?? '',
          studentAccount: values.studentAccount,
          tasks: given(values.tasks),
          from: values.from ?? '',
          to: values.to,
        },
      }),
    renews: [['practicum']],
    done: ({ id }) => done(id),
    keep: 'practicum.new',
  })
  const accounts = useQuery(practicumAccountsQuery(form.values.organisation?.value ?? null)).data
  const choices = (some: readonly { account: Id; name: string }[] | undefined) =>
    (some ?? []).map(({ account, name }) => ({ value: account, label: name }))
  return (
    <Form
      form={form}
      labels={{
        organisation: t.agency,
        name: t.name,
        idNumber: t.idNumber,
        phone: t.phone,
        school: t.school,
        major: t.major,
        degree: t.degree,
        mode: t.mode,
        enrolledFrom: t.enrolledFrom,
        enrolledTo: t.enrolledTo,
        household: t.household,
        supervisor: t.supervisorAccount,
        studentAccount: t.studentAccount,
        tasks: t.tasks,
        from: t.from,
        to: t.to,
      }}
    >
      <FieldGroup title={t.placement}>
        <PickerField
          label={t.agency}
          searchKey={['practicum', 'hosts']}
          search={searchHosts}
          fewest={0}
          {...form.field('organisation')}
        />
        <SelectField
          label={t.supervisorAccount}
          hint={t.accountHint}
          options={choices(accounts?.supervisors)}
          {...form.field('supervisor')}
        />
        <SelectField
          label={t.studentAccount}
          blank={t.noAccount}
          options={choices(accounts?.students)}
          {...form.field('studentAccount')}
        />
        <FieldRow>
          <DayField label={t.from} {...form.field('from')} />
          <DayField label={t.to} optional {...form.field('to')} />
        </FieldRow>
        <LongTextField label={t.tasks} optional rows={2} maxLength={500} {...form.field('tasks')} />
      </FieldGroup>
      <FieldGroup title={t.personal}>
        <FieldRow>
          <TextField label={t.name} maxLength={40} {...form.field('name')} />
          <TextField label={t.idNumber} maxLength={30} {...form.field('idNumber')} />
        </FieldRow>
        <TextField label={t.phone} optional keys="tel" maxLength={20} {...form.field('phone')} />
        <FieldRow>
          <TextField label={t.school} maxLength={80} {...form.field('school')} />
          <TextField label={t.major} maxLength={60} {...form.field('major')} />
        </FieldRow>
        <ChoiceField
          label={t.majorKind}
          options={[
            { value: 'yes' as const, label: t.socialWork },
            { value: 'no' as const, label: t.otherMajor },
          ]}
          {...form.field('majorKind')}
        />
        <FieldRow>
          <SelectField label={t.degree} options={useOptions(degrees)} {...form.field('degree')} />
          <SelectField label={t.mode} options={useOptions(studyModes)} {...form.field('mode')} />
        </FieldRow>
        <FieldRow>
          <DayField label={t.enrolledFrom} lean="past" {...form.field('enrolledFrom')} />
          <DayField label={t.enrolledTo} optional {...form.field('enrolledTo')} />
        </FieldRow>
        <DivisionField label={t.household} optional {...form.field('household')} />
      </FieldGroup>
      <FormButtons form={form} submit={t.place} />
    </Form>
  )
}
