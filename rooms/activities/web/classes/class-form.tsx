import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { type ServiceField, serviceFields, serviceFieldTerms } from '../../domain/service-field.ts'
import { readTypedTime } from '../visit-values.ts'
import { useWeekdays } from './class-table.tsx'
import { type ClassDetail, classesApi } from './queries.ts'
import { classesTexts } from './texts.ts'

const initialOf = (series: ClassDetail | undefined) => ({
  title: series?.title ?? '',
  content: series?.content ?? '',
  field: (series ? series.field : 'child-welfare') as ServiceField | null,
  station: (series ? { value: series.station.id, label: series.station.name } : null) as Found<Id> | null,
  place: series?.place ?? '',
  weekdays: (series?.weekdays ?? [1, 2, 3, 4, 5]) as readonly number[],
  workdaysOnly: series?.workdaysOnly ?? true,
  startsAt: series?.startsAt ?? '16:30',
  endsAt: series?.endsAt ?? '18:00',
  grace: (series?.grace ?? 15) as number | null,
  fromOn: (series?.fromOn ?? null) as Day | null,
  toOn: (series?.toOn ?? null) as Day | null,
  capacity: series?.capacity ?? null,
})

type Values = ReturnType<typeof initialOf>

const timetable = (values: Values) => ({
  title: values.title.trim(),
  place: values.place.trim(),
  weekdays: [...values.weekdays],
  workdaysOnly: values.workdaysOnly,
  startsAt: readTypedTime(values.startsAt),
  endsAt: readTypedTime(values.endsAt),
  grace: values.grace ?? 0,
  fromOn: values.fromOn ?? '',
  toOn: values.toOn ?? '',
  ...(values.content.trim() ? { content: values.content.trim() } : {}),
  ...(values.field ? { field: values.field } : {}),
  ...(values.capacity ? { capacity: values.capacity } : {}),
})

/** Opens a class, or changes one; its sessions follow from days, hours and the calendar of working days. */
export function ClassForm({ series, done }: { series?: ClassDetail | undefined; done: (id: Id) => void }) {
  const t = useTexts(classesTexts)
  const say = useSay()
  const tell = useToast()
  const weekdays = useWeekdays()
  const form = useForm({
    initial: initialOf(series),
    required: ['title', 'station', 'place', 'weekdays', 'startsAt', 'endsAt', 'fromOn', 'toOn'],
    send: (values: Values, id) =>
      series
        ? classesApi.put('/api/classes/:id', {
            params: { id: series.id },
            body: { id, version: series.version, ...timetable(values) },
          })
        : classesApi.post('/api/classes', {
            body: { id, station: values.station?.value ?? '', ...timetable(values) },
          }),
    renews: [['activities']],
    done: ({ id, sessions }) => {
      tell(fill(t.opened, { count: sessions }))
      done(id)
    },
  })
  useOwnStation('activities.record', form.field('station'))
  return (
    <Form
      form={form}
      labels={{
        title: t.title,
        station: t.station,
        place: t.place,
        weekdays: t.weekdays,
        startsAt: t.startsAt,
        endsAt: t.endsAt,
        fromOn: t.fromOn,
        toOn: t.toOn,
      }}
    >
      <FieldGroup>
        <TextField label={t.title} hint={t.titleHint} maxLength={100} autoFocus {...form.field('title')} />
        {!series && <StationField label={t.station} {...form.field('station')} />}
        <TextField label={t.place} maxLength={200} {...form.field('place')} />
        <ChoicesField
          label={t.weekdays}
          options={weekdays.names.map((label, at) => ({ value: at + 1, label }))}
          {...form.field('weekdays')}
        />
        <TickLine
          label={t.workdaysOnly}
          value={form.values.workdaysOnly}
          change={(workdaysOnly) => form.change({ workdaysOnly })}
        />
        <FieldRow>
          <TextField label={t.startsAt} placeholder={t.timeHint} width="short" {...form.field('startsAt')} />
          <TextField label={t.endsAt} placeholder={t.timeHint} width="short" {...form.field('endsAt')} />
          <NumberField label={t.grace} hint={t.graceHint} maximumDigits={3} {...form.field('grace')} />
        </FieldRow>
        <FieldRow>
          <DayField label={t.fromOn} lean="future" {...form.field('fromOn')} />
          <DayField label={t.toOn} lean="future" {...form.field('toOn')} />
          <NumberField label={t.capacity} optional maximumDigits={3} {...form.field('capacity')} />
        </FieldRow>
        <SelectField
          label={t.field}
          optional
          options={serviceFields.map((value) => ({ value, label: say(serviceFieldTerms[value]) }))}
          {...form.field('field')}
        />
        <LongTextField label={t.content} optional rows={2} maxLength={4000} {...form.field('content')} />
      </FieldGroup>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
