import { useCallback, useEffect, useRef, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { idsByName } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { visitHandled, visitMethods, visitPurposes } from '../domain/visit-codes.ts'
import { FollowUpFields } from './follow-up-fields.tsx'
import { activitiesApi, type VisitDefaults } from './queries.ts'
import { SaveBar } from './save-bar.tsx'
import { ServedField } from './served-field.tsx'
import { activitiesTexts } from './texts.ts'
import css from './visit-form.module.css'
import { VisitMore } from './visit-more.tsx'
import { blankVisit, checkedVisit, personsOf, tripOf, type VisitValues } from './visit-values.ts'

type Recorded = Awaited<ReturnType<typeof send>>

function send(
  values: VisitValues,
  id: Id,
  station: Id,
  recordIds: (person: Id) => Id,
  fulfils: Id | undefined,
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
 * By keyboard: name, Enter, a note, Ctrl and Enter. By thumb: name, save.
 */
export function VisitForm(props: {
  /** The person the visit was opened from, if any. */
  start?: Found<Id> | undefined
  /** The day of the visit before, when several are written up in a row. */
  day?: Day | undefined
  /** A duty that this visit settles. */
  fulfils?: Id | undefined
  searchPeople: (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]>
  /** `again`: the next visit is to be recorded at once. */
  done: (answer: Recorded, values: VisitValues, again: boolean) => void
}) {
  const { start, day } = props
  const t = useTexts(activitiesTexts)
  const [station, setStation] = useState<Id | null>(null)
  const [recordIds] = useState(idsByName)
  const again = useRef(false)
  const form = useForm({
    initial: blankVisit(start, day),
    required: ['whom', 'visitedOn', 'method', 'purpose'],
    keep: start ? `activities.visit.${start.value}` : 'activities.visit',
    check: checkedVisit,
    send: (values: VisitValues, id) => send(values, id, station ?? '', recordIds, props.fulfils),
    renews: [['activities'], ['duties'], ['indicators'], ['people']],
    done: (answer, values) => props.done(answer, values, again.current),
  })
  const { values } = form
  const whom = form.field('whom')
  useFocusAtFirst(whom.id, values.whom === null)
  const [chosenHere, setChosenHere] = useState(false)
  const { change } = form
  const usual = useRef(change)
  useEffect(() => {
    usual.current = change
  })
  // What has its usual answer needs no star: nothing is asked for there.
  const answered = <K extends keyof VisitValues>(name: K) => ({ ...form.field(name), marked: false })
  const found = useCallback((defaults: VisitDefaults) => {
    setStation(defaults.station)
    // A first visit says so by itself; for whoever was visited before it stays as it stands.
    if (defaults.purpose === 'first') usual.current({ purpose: 'first' })
  }, [])
  const choices = <V extends keyof typeof activitiesTexts>(codes: readonly V[]) =>
    codes.map((value) => ({ value, label: t[value] as string }))
  return (
    <Form
      form={form}
      labels={{
        whom: t.whom,
        seen: t.served,
        visitedOn: t.day,
        startedAt: t.from,
        endedAt: t.to,
        method: t.method,
        purpose: t.purpose,
        notes: t.notes,
        followUp: t.followUp,
        dueOn: t.dueOn,
      }}
    >
      <FieldGroup>
        <PickerField
          {...whom}
          label={t.whom}
          placeholder={t.whomHint}
          searchKey={['people', 'pick']}
          search={props.searchPeople}
          change={(one) => {
            setStation(null)
            setChosenHere(one !== null)
            form.change({ whom: one, seen: one ? { [one.value]: 'person' } : {} })
          }}
        />
        {values.whom && (
          <ServedField
            key={values.whom.value}
            field={form.field('seen')}
            person={values.whom.value}
            takesFocus={chosenHere}
            found={found}
          />
        )}
        <FieldRow>
          <DayField label={t.day} lean="past" latest={today()} {...answered('visitedOn')} />
          <div className={css.times}>
            <TextField label={t.from} placeholder={t.timeHint} {...form.field('startedAt')} />
            <TextField label={t.to} placeholder={t.timeHint} {...form.field('endedAt')} />
          </div>
        </FieldRow>
        <ChoiceField label={t.method} options={choices(visitMethods)} {...answered('method')} />
        <ChoiceField label={t.purpose} options={choices(visitPurposes)} {...answered('purpose')} />
        <LongTextField label={t.notes} maxLength={2000} rows={2} {...form.field('notes')} />
        <ChoicesField label={t.handled} options={choices(visitHandled)} {...form.field('handled')} />
        <FollowUpFields form={form} />
      </FieldGroup>
      <VisitMore form={form} station={station} />
      <SaveBar
        form={form}
        waits={values.whom !== null && station === null}
        again={(wanted) => {
          again.current = wanted
        }}
      />
    </Form>
  )
}

/** The first thing to say is whom; the cursor stands there as the page opens. */
function useFocusAtFirst(id: string, wanted: boolean) {
  const first = useRef(wanted)
  useEffect(() => {
    if (first.current) document.getElementById(id)?.focus()
    first.current = false
  }, [id])
}
