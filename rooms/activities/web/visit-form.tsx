import { useCallback, useState } from 'react'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { visitConfirmations, visitHandled, visitMethods, visitPurposes } from '../domain/visit-codes.ts'
import { PhotosField } from './photos-field.tsx'
import { activitiesApi } from './queries.ts'
import { ServedField } from './served-field.tsx'
import { activitiesTexts } from './texts.ts'
import { blankVisit, personsOf, recordIdsOf, tripOf, type VisitValues } from './visit-values.ts'

type Recorded = Awaited<ReturnType<typeof send>>

function send(
  values: VisitValues,
  id: string,
  station: string,
  recordIds: (person: string) => string,
  fulfils: string | null,
) {
  return activitiesApi.post('/api/visits', {
    body: {
      id,
      ...tripOf(values, station),
      persons: personsOf(values, recordIds),
      photos: values.photos.map((photo) => ({ ...photo })),
      ...(fulfils ? { fulfils } : {}),
    },
  })
}

/**
 * Records a visit. What nearly every visit needs is on top and has its usual answer; the rest is folded away.
 * By keyboard: name, Enter, a note, Enter on save.
 */
export function VisitForm(props: {
  /** The person the visit was opened from, if any. */
  start?: Found<string> | undefined
  /** A duty that this visit settles. */
  fulfils?: string | undefined
  searchPeople: (typed: string, signal: AbortSignal) => Promise<readonly Found<string>[]>
  done: (answer: Recorded, values: VisitValues) => void
}) {
  const t = useTexts(activitiesTexts)
  const [station, setStation] = useState<string | null>(null)
  const [recordIds] = useState(recordIdsOf)
  const form = useForm({
    initial: startingWith(props.start),
    required: ['whom', 'visitedOn', 'method', 'purpose'],
    keep: props.start ? `activities.visit.${props.start.value}` : 'activities.visit',
    send: (values: VisitValues, id) => send(values, id, station ?? '', recordIds, props.fulfils ?? null),
    renews: [['activities'], ['duties'], ['indicators'], ['people']],
    done: props.done,
  })
  const { values } = form
  const found = useCallback((id: string) => setStation(id), [])
  const choices = <V extends keyof typeof activitiesTexts>(codes: readonly V[]) =>
    codes.map((value) => ({ value, label: t[value] as string }))
  return (
    <Form
      form={form}
      labels={{
        whom: t.whom,
        visitedOn: t.day,
        startedAt: t.from,
        endedAt: t.to,
        dueOn: t.dueOn,
        followUp: t.followUp,
      }}
    >
      <FieldGroup>
        <PickerField
          {...form.field('whom')}
          label={t.whom}
          hint={t.whomHint}
          searchKey={['people', 'pick']}
          search={props.searchPeople}
          change={(whom) => form.change({ whom, seen: whom ? { [whom.value]: 'person' } : {} })}
        />
        {values.whom && (
          <ServedField
            person={values.whom.value}
            value={values.seen}
            change={(seen) => form.change({ seen })}
            found={found}
          />
        )}
        <FieldRow>
          <DayField label={t.day} lean="past" latest={today()} {...form.field('visitedOn')} />
          <TextField
            label={t.from}
            hint={t.timeHint}
            keys="numeric"
            width="short"
            {...form.field('startedAt')}
          />
          <TextField label={t.to} keys="numeric" width="short" {...form.field('endedAt')} />
        </FieldRow>
        <ChoiceField label={t.method} options={choices(visitMethods)} {...form.field('method')} />
        <ChoiceField label={t.purpose} options={choices(visitPurposes)} {...form.field('purpose')} />
        <ChoicesField label={t.handled} options={choices(visitHandled)} {...form.field('handled')} />
        <LongTextField label={t.notes} maxLength={2000} rows={3} {...form.field('notes')} />
      </FieldGroup>
      <FieldGroup title={t.followUp} hint={t.followUpHint}>
        <TextField label={t.followUp} maxLength={200} {...form.field('followUp')} />
        {values.followUp.trim() !== '' && (
          <FieldRow>
            <DayField
              label={t.dueOn}
              lean="future"
              earliest={values.visitedOn ?? today()}
              {...form.field('dueOn')}
              required
            />
            <ChoiceField
              label={t.urgency}
              options={choices(['ordinary', 'pressing', 'urgent'] as const)}
              {...form.field('urgency')}
            />
          </FieldRow>
        )}
      </FieldGroup>
      <details>
        <summary style={{ cursor: 'pointer', minHeight: 44, display: 'flex', alignItems: 'center' }}>
          {t.more}
        </summary>
        <FieldGroup>
          <LongTextField label={t.requests} maxLength={2000} rows={2} {...form.field('requests')} />
          <LongTextField label={t.condition} maxLength={2000} rows={2} {...form.field('condition')} />
          <LongTextField label={t.living} maxLength={2000} rows={2} {...form.field('living')} />
          <LongTextField label={t.changes} maxLength={2000} rows={2} {...form.field('changes')} />
          <TextField label={t.companions} maxLength={200} {...form.field('companions')} />
          <ChoiceField
            label={t.confirmation}
            options={choices(visitConfirmations)}
            {...form.field('confirmation')}
          />
        </FieldGroup>
        <FieldGroup title={t.photos}>
          <PhotosField station={station} value={values.photos} change={(photos) => form.change({ photos })} />
        </FieldGroup>
      </details>
      <FormButtons
        form={form}
        submit={t.save}
        disabled={values.whom !== null && Object.keys(values.seen).length === 0}
      />
    </Form>
  )
}

const startingWith = (start: Found<string> | undefined): VisitValues =>
  start ? { ...blankVisit(), whom: start, seen: { [start.value]: 'person' } } : blankVisit()
