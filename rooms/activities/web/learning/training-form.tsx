import { useState } from 'react'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { activitiesApi } from '../queries.ts'
import { useLearningWords } from './learning-words.ts'
import { ParticipantsField } from './participants-field.tsx'
import { placeKept } from './place-kept.ts'
import { renewedByLearning, type Training } from './queries.ts'
import { trainingTexts } from './training-texts.ts'
import {
  blankTraining,
  checkedTraining,
  type TrainingValues,
  trainingOf,
  valuesOfTraining,
} from './training-values.ts'

type Recorded = { readonly id: string }

/** Records a training with those who took part (5.10), or corrects one with `old`. */
export function TrainingForm(props: {
  old?: { readonly training: Training; readonly station: Found<string> | null } | undefined
  done: (id: string) => void
}) {
  const { old, done } = props
  const t = useTexts(trainingTexts)
  const words = useLearningWords()
  const [replacement] = useState(newId)
  const form = useForm<TrainingValues, Recorded>({
    initial: old ? valuesOfTraining(old.training, old.station) : blankTraining(),
    required: [
      'station',
      'heldOn',
      'name',
      'theme',
      'form',
      'lecturers',
      'creditTenths',
      ...(old ? (['reason'] as const) : []),
    ],
    ...(old ? {} : { keep: 'activities.training' }),
    check: checkedTraining,
    send: (values, id) =>
      old
        ? activitiesApi.post('/api/trainings/:id/correction', {
            params: { id: old.training.id },
            body: {
              id,
              reason: values.reason.trim(),
              replacement: {
                id: replacement,
                ...placeKept(old.training, values.station),
                ...trainingOf(values),
              },
            },
          })
        : activitiesApi.post('/api/trainings', { body: { id, ...trainingOf(values) } }),
    renews: [...renewedByLearning],
    done: (answer) => done(answer.id),
  })
  const station = form.field('station')
  useOwnStation('activities.record', station)
  const text = (name: 'place' | 'audience' | 'certificate', maxLength: number) => (
    <TextField label={t[name]} maxLength={maxLength} {...form.field(name)} />
  )
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        heldOn: t.firstDay,
        endedOn: t.lastDay,
        name: t.name,
        theme: t.theme,
        form: t.form,
        lecturers: t.lecturers,
        creditTenths: t.creditHours,
        participants: t.participants,
        costFen: t.cost,
        satisfaction: t.satisfaction,
        reason: t.reason,
      }}
    >
      <FieldGroup>
        <TextField label={t.name} maxLength={120} {...form.field('name')} />
        <TextField label={t.theme} maxLength={120} {...form.field('theme')} />
        <ChoiceField label={t.form} options={words.trainingForm.options} {...form.field('form')} />
        <FieldRow>
          <DayField label={t.firstDay} lean="past" latest={today()} {...form.field('heldOn')} />
          <DayField label={t.lastDay} lean="past" latest={today()} {...form.field('endedOn')} />
        </FieldRow>
        <TextField label={t.lecturers} maxLength={200} {...form.field('lecturers')} />
        <Hours form={form} />
        <NumberField label={t.taught} hint={t.taughtHint} maximumDigits={5} {...form.field('minutes')} />
        <StationField label={t.station} {...station} />
      </FieldGroup>
      <ParticipantsField
        label={t.participants}
        hint={t.participantsHint}
        whole={form.values.creditTenths.trim()}
        examined={form.values.examination !== 'none'}
        {...form.field('participants')}
      />
      <FieldRow>
        <NumberField label={t.invited} maximumDigits={5} {...form.field('invited')} />
        {form.values.participants.length === 0 && (
          <NumberField
            label={t.presentCount}
            hint={t.presentHint}
            maximumDigits={5}
            {...form.field('present')}
          />
        )}
      </FieldRow>
      <details open={old !== undefined}>
        <summary>{t.more}</summary>
        <FieldGroup>
          {text('place', 120)}
          {text('audience', 120)}
          <SelectField
            label={t.examination}
            options={words.examination.options}
            {...form.field('examination')}
          />
          {text('certificate', 120)}
          <FieldRow>
            <NumberField label={t.satisfaction} maximumDigits={3} {...form.field('satisfaction')} />
            <TextField label={t.cost} keys="decimal" width="short" {...form.field('costFen')} />
          </FieldRow>
          <LongTextField label={t.summary} maxLength={2000} rows={3} {...form.field('summary')} />
        </FieldGroup>
      </details>
      {old && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      <FormButtons form={form} submit={old ? t.correct : t.save} />
    </Form>
  )
}

function Hours({ form }: { form: FormState<TrainingValues> }) {
  const t = useTexts(trainingTexts)
  return (
    <FieldRow>
      <TextField label={t.creditHours} keys="decimal" width="short" {...form.field('creditTenths')} />
      <ChoiceField
        label={t.unit}
        options={[
          { value: 45 as const, label: t.unit45 },
          { value: 60 as const, label: t.unit60 },
        ]}
        {...form.field('unitMinutes')}
      />
    </FieldRow>
  )
}
