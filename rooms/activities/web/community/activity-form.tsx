import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Field } from '../../../../platform/web/form/field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { DivisionField, StationField, useOwnStation } from '../../../regions/web/index.ts'
import { type ActivityValues, blankActivity, checkedActivity, planOf, valuesOf } from './activity-values.ts'
import { MoneyLines } from './money-lines.tsx'
import { PartnerField } from './partner-field.tsx'
import { type ActivityDetail, communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

/** The plan of an activity: what is needed on top, the preparation below. With `activity` it changes that one. */
export function ActivityForm(props: { activity?: ActivityDetail | undefined; done: (id: Id) => void }) {
  const { activity, done } = props
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const form = useForm({
    initial: activity ? valuesOf(activity) : blankActivity,
    required: ['title', 'kind', 'startsOn', 'startsAt', 'endsAt', 'place', 'station'],
    ...(activity ? {} : { keep: 'activities.plan' }),
    check: checkedActivity,
    send: (values: ActivityValues, id) =>
      activity
        ? communityApi.put('/api/activities/:id', {
            params: { id: activity.id },
            body: { id, version: activity.version, ...planOf(values) },
          })
        : communityApi.post('/api/activities', { body: { id, ...planOf(values) } }),
    renews: [['activities'], ['duties']],
    done: (answer) => done(answer.id),
  })
  useOwnStation('activities.record', form.field('station'))
  const { values, change } = form
  return (
    <Form
      form={form}
      labels={{
        title: t.title,
        kind: t.kind,
        startsOn: t.startsOn,
        startsAt: t.startsAt,
        endsOn: t.endsOn,
        endsAt: t.endsAt,
        place: t.place,
        station: t.station,
        division: t.division,
        partnerStations: t.partnerStations,
        budget: t.budget,
      }}
    >
      <FieldGroup title={t.basics}>
        <TextField label={t.title} maxLength={100} autoFocus {...form.field('title')} />
        <ChoiceField label={t.kind} options={words.kinds} {...form.field('kind')} />
        <FieldRow>
          <DayField label={t.startsOn} lean="future" {...form.field('startsOn')} />
          <TextField label={t.startsAt} placeholder={t.timeHint} width="short" {...form.field('startsAt')} />
          <TextField label={t.endsAt} placeholder={t.timeHint} width="short" {...form.field('endsAt')} />
        </FieldRow>
        <DayField label={t.endsOn} hint={t.endsOnHint} optional lean="future" {...form.field('endsOn')} />
        <StationField label={t.station} {...form.field('station')} />
        <TextField label={t.place} maxLength={200} {...form.field('place')} />
        <DivisionField label={t.division} hint={t.divisionHint} optional {...form.field('division')} />
        <PartnerField
          id={`${form.id}-partner`}
          lead={values.station?.value ?? null}
          value={values.partnerStations}
          change={(partnerStations) => change({ partnerStations })}
        />
        <TextField label={t.partners} optional maxLength={500} {...form.field('partners')} />
      </FieldGroup>
      <FieldGroup>
        <FieldRow>
          <SelectField label={t.field} optional options={words.fields} {...form.field('field')} />
          <SelectField
            label={t.serviceType}
            optional
            options={words.serviceTypes}
            {...form.field('serviceType')}
          />
        </FieldRow>
        <TextField
          label={t.themeDay}
          hint={t.themeDayHint}
          optional
          maxLength={40}
          {...form.field('themeDay')}
        />
        <TextField label={t.audience} optional maxLength={200} {...form.field('audience')} />
        <FieldRow>
          <NumberField label={t.expected} optional maximumDigits={5} {...form.field('expected')} />
          <NumberField
            label={t.capacity}
            hint={t.capacityHint}
            optional
            maximumDigits={5}
            {...form.field('capacity')}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.planning}>
        <LongTextField label={t.goals} optional rows={2} maxLength={4000} {...form.field('goals')} />
        <LongTextField label={t.flow} optional rows={3} maxLength={4000} {...form.field('flow')} />
        <LongTextField label={t.labour} optional rows={2} maxLength={4000} {...form.field('labour')} />
        <LongTextField label={t.supplies} optional rows={2} maxLength={4000} {...form.field('supplies')} />
        <LongTextField
          label={t.safetyPlan}
          optional
          rows={2}
          maxLength={4000}
          {...form.field('safetyPlan')}
        />
        <Field {...form.field('budget')} label={t.budget} optional group>
          <MoneyLines value={values.budget} change={(budget) => change({ budget })} />
        </Field>
      </FieldGroup>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
