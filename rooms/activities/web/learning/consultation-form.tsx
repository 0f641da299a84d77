import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField } from '../../../regions/web/index.ts'
import { consultationChannels } from '../../domain/learning-codes.ts'
import { type ServiceField, serviceFields } from '../../domain/service-field.ts'
import { activitiesApi } from '../queries.ts'
import { learningTexts } from './learning-texts.ts'

/** A consultation in under a minute: how, what about, and what was answered. */
export function ConsultationForm(props: {
  searchPeople: (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]>
  done: () => void
}) {
  const t = useTexts(learningTexts)
  const form = useForm({
    initial: {
      station: null as Found<Id> | null,
      consultedOn: today() as Day | null,
      channel: 'telephone' as (typeof consultationChannels)[number] | null,
      person: null as Found<Id> | null,
      field: null as ServiceField | null,
      topic: '',
      answer: '',
      referral: '',
    },
    required: ['station', 'consultedOn', 'channel', 'field', 'topic'],
    send: (values, id) =>
      activitiesApi.post('/api/consultations', {
        body: {
          id,
          station: values.station?.value ?? '',
          consultedOn: values.consultedOn ?? today(),
          channel: values.channel ?? 'telephone',
          field: values.field ?? 'social-assistance',
          topic: values.topic,
          ...(values.person ? { person: values.person.value } : {}),
          ...(values.answer.trim() ? { answer: values.answer } : {}),
          ...(values.referral.trim() ? { referral: values.referral } : {}),
        },
      }),
    renews: [['activities'], ['indicators']],
    done: props.done,
  })
  return (
    <Form form={form} labels={{ station: t.station, consultedOn: t.day, field: t.field, topic: t.topic }}>
      <ChoiceField
        label={t.channel}
        options={consultationChannels.map((value) => ({ value, label: t[value] }))}
        {...form.field('channel')}
      />
      <TextField label={t.topic} maxLength={200} {...form.field('topic')} />
      <ChoiceField
        label={t.field}
        options={serviceFields.map((value) => ({ value, label: t[value] }))}
        {...form.field('field')}
      />
      <PickerField
        label={t.whom}
        searchKey={['people', 'pick']}
        search={props.searchPeople}
        {...form.field('person')}
      />
      <LongTextField label={t.answer} optional maxLength={2000} rows={2} {...form.field('answer')} />
      <TextField label={t.referral} optional maxLength={80} {...form.field('referral')} />
      <DayField label={t.day} lean="past" latest={today()} {...form.field('consultedOn')} />
      <StationField label={t.station} {...form.field('station')} />
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
