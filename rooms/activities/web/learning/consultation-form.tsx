import { useState } from 'react'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../../platform/web/form/problems.ts'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { activitiesApi } from '../queries.ts'
import { learningTexts } from './learning-texts.ts'
import { useLearningWords } from './learning-words.ts'
import { placeKept } from './place-kept.ts'
import { type Consultation, renewedByLearning } from './queries.ts'
import { filled } from './typed-numbers.ts'

type Values = {
  readonly station: Found<Id> | null
  readonly consultedOn: Day | null
  readonly channel: Consultation['channel'] | null
  readonly person: Found<Id> | null
  readonly field: Consultation['field'] | null
  readonly serviceType: Consultation['serviceType']
  readonly minutes: number | null
  readonly topic: string
  readonly answer: string
  readonly referral: string
  readonly followUp: string
  readonly dueOn: Day | null
  readonly reason: string
}

/** The record that is corrected, and its station; null for what the county itself answered, which stays without one. */
type Old = { readonly consultation: Consultation; readonly station: Found<Id> | null }

const valuesOf = (old: Old | undefined): Values => ({
  station: old?.station ?? null,
  consultedOn: (old?.consultation.heldOn ?? today()) as Day,
  channel: old?.consultation.channel ?? 'telephone',
  person: old?.consultation.person
    ? { value: old.consultation.person, label: old.consultation.personName ?? '' }
    : null,
  field: old?.consultation.field ?? null,
  serviceType: old?.consultation.serviceType ?? null,
  minutes: old?.consultation.minutes ?? null,
  topic: old?.consultation.sensitive?.topic ?? '',
  answer: old?.consultation.sensitive?.answer ?? '',
  referral: old?.consultation.referral ?? '',
  followUp: old?.consultation.sensitive?.followUp ?? '',
  dueOn: (old?.consultation.followUpOn ?? null) as Day | null,
  reason: '',
})

const consultationOf = (values: Values) => ({
  ...(values.station ? { station: values.station.value } : {}),
  consultedOn: values.consultedOn ?? today(),
  channel: values.channel ?? 'telephone',
  field: values.field ?? 'social-assistance',
  topic: values.topic,
  ...(values.person ? { person: values.person.value } : {}),
  ...(values.serviceType ? { serviceType: values.serviceType } : {}),
  ...(values.minutes ? { minutes: values.minutes } : {}),
  ...filled('answer', values.answer),
  ...filled('referral', values.referral),
  ...(values.followUp.trim() && values.dueOn
    ? { followUp: { text: values.followUp.trim(), dueOn: values.dueOn } }
    : {}),
})

/** A promise is due a week from today unless something else is said. */
const usualDays = 7

/** A consultation in under a minute: how, what about, and what was answered; or the correction of one with `old`. */
export function ConsultationForm(props: {
  old?: Old | undefined
  searchPeople: (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]>
  done: (id: string) => void
}) {
  const { old, searchPeople, done } = props
  const t = useTexts(learningTexts)
  const words = useLearningWords()
  const [replacement] = useState(newId)
  const form = useForm<Values, { readonly id: string }>({
    initial: valuesOf(old),
    required: [
      ...(old && !old.station ? [] : (['station'] as const)),
      'consultedOn',
      'channel',
      'field',
      'topic',
      ...(old ? (['reason'] as const) : []),
    ],
    check: ({ followUp, dueOn }) => (followUp.trim() && !dueOn ? [missing('/body/dueOn')] : []),
    send: (values, id) => {
      const facts = consultationOf(values)
      if (!old) return activitiesApi.post('/api/consultations', { body: { id, ...facts } })
      const place = placeKept(old.consultation, values.station)
      return activitiesApi.post('/api/consultations/:id/correction', {
        params: { id: old.consultation.id },
        body: { id, reason: values.reason.trim(), replacement: { id: replacement, ...place, ...facts } },
      })
    },
    renews: [...renewedByLearning],
    done: (answer) => done(answer.id),
  })
  const station = form.field('station')
  useOwnStation('activities.record', station)
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        consultedOn: t.day,
        field: t.field,
        topic: t.topic,
        dueOn: t.promisedOn,
        reason: t.reason,
      }}
    >
      <ChoiceField label={t.channel} options={words.channel.options} {...form.field('channel')} />
      <TextField label={t.topic} maxLength={200} {...form.field('topic')} />
      <ChoiceField label={t.field} options={words.field.options} {...form.field('field')} />
      <PickerField
        label={t.whom}
        searchKey={['people', 'pick']}
        search={searchPeople}
        {...form.field('person')}
      />
      <LongTextField label={t.answer} optional maxLength={2000} rows={2} {...form.field('answer')} />
      <TextField label={t.referral} optional maxLength={80} {...form.field('referral')} />
      <TextField
        label={t.promised}
        hint={t.promisedHint}
        optional
        maxLength={200}
        {...form.field('followUp')}
        change={(followUp) =>
          form.change({ followUp, dueOn: form.values.dueOn ?? addDays(today(), usualDays) })
        }
      />
      {form.values.followUp.trim() !== '' && (
        <DayField
          label={t.promisedOn}
          lean="future"
          earliest={form.values.consultedOn ?? today()}
          {...form.field('dueOn')}
          required
          marked
        />
      )}
      <FieldRow>
        <SelectField
          label={t.serviceType}
          optional
          options={words.serviceType.options}
          {...form.field('serviceType')}
        />
        <NumberField label={t.minutesLong} optional maximumDigits={3} {...form.field('minutes')} />
      </FieldRow>
      <DayField label={t.day} lean="past" latest={today()} {...form.field('consultedOn')} />
      {(!old || old.station) && <StationField label={t.station} {...station} />}
      {old && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      <FormButtons form={form} submit={old ? t.correct : t.save} />
    </Form>
  )
}
