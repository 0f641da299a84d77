import { useState } from 'react'
import { ChoiceField, ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../../platform/web/form/use-form.ts'
import { idsByName, newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { longestSupervision } from '../../domain/plausible.ts'
import { activitiesApi } from '../queries.ts'
import { ActionsField } from './actions-field.tsx'
import css from './learning.module.css'
import { useLearningWords } from './learning-words.ts'
import { NamedField, NamedListField } from './named-field.tsx'
import { placeKept } from './place-kept.ts'
import { renewedByLearning, type Supervision } from './queries.ts'
import { supervisionTexts } from './supervision-texts.ts'
import {
  blankSupervision,
  checkedSupervision,
  minutesOf,
  type SupervisionValues,
  supervisionOf,
  valuesOfSupervision,
} from './supervision-values.ts'

type Recorded = { readonly id: string }

/** Records a supervision with its plan of action (5.9), or corrects one with `old`. */
export function SupervisionForm(props: {
  old?: { readonly supervision: Supervision; readonly station: Found<string> | null } | undefined
  done: (id: string) => void
}) {
  const { old, done } = props
  const t = useTexts(supervisionTexts)
  const words = useLearningWords()
  const [replacement] = useState(newId)
  const [idOf] = useState(idsByName)
  const form = useForm<SupervisionValues, Recorded>({
    initial: old ? valuesOfSupervision(old.supervision, old.station) : blankSupervision(),
    required: [
      'station',
      'heldOn',
      'supervisor',
      'supervisees',
      'form',
      'mode',
      'functions',
      'topic',
      ...(old ? (['reason'] as const) : []),
    ],
    ...(old ? {} : { keep: 'activities.supervision' }),
    check: checkedSupervision,
    send: (values, id) => {
      const facts = supervisionOf(values, idOf)
      if (!old) return activitiesApi.post('/api/supervisions', { body: { id, ...facts } })
      const place = placeKept(old.supervision, values.station)
      return activitiesApi.post('/api/supervisions/:id/correction', {
        params: { id: old.supervision.id },
        body: { id, reason: values.reason.trim(), replacement: { id: replacement, ...place, ...facts } },
      })
    },
    renews: [...renewedByLearning],
    done: (answer) => done(answer.id),
  })
  const station = form.field('station')
  useOwnStation('activities.record', station)
  const long = (name: 'problems' | 'advice') => (
    <LongTextField label={t[name]} maxLength={2000} rows={3} {...form.field(name)} />
  )
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        heldOn: t.day,
        supervisor: t.supervisor,
        supervisees: t.supervisees,
        functions: t.functions,
        startedAt: t.from,
        endedAt: t.to,
        minutes: t.length,
        topic: t.theme,
        actions: t.actions,
        reason: t.reason,
      }}
    >
      <FieldGroup>
        <FieldRow>
          <NamedField label={t.supervisor} {...form.field('supervisor')} />
          <TextField label={t.title} maxLength={60} {...form.field('title')} />
          <TextField label={t.unit} maxLength={80} {...form.field('unit')} />
        </FieldRow>
        <NamedListField label={t.supervisees} {...form.field('supervisees')} />
        <When form={form} />
        <FieldRow>
          <ChoiceField label={t.form} options={words.supervisionForm.options} {...form.field('form')} />
          <ChoiceField label={t.mode} options={words.mode.options} {...form.field('mode')} />
        </FieldRow>
        <ChoicesField label={t.functions} options={words.functions.options} {...form.field('functions')} />
        <TextField label={t.theme} maxLength={200} {...form.field('topic')} />
        {long('problems')}
        {long('advice')}
      </FieldGroup>
      <ActionsField label={t.actions} hint={t.actionsHint} {...form.field('actions')} />
      <FieldGroup>
        <StationField label={t.station} {...station} />
        <TextField label={t.place} maxLength={120} {...form.field('place')} />
        <FieldRow>
          <ChoiceField
            label={t.agencies}
            options={[
              { value: 'within' as const, label: t.withinAgency },
              { value: 'across' as const, label: t.crossAgency },
            ]}
            {...form.field('agencies')}
          />
          <TextField label={t.number} hint={t.numberHint} maxLength={40} {...form.field('number')} />
        </FieldRow>
        {old && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      </FieldGroup>
      <FormButtons form={form} submit={old ? t.correct : t.save} />
    </Form>
  )
}

/** Day and length; an implausible length (S5.A2) is said while it is typed. */
function When({ form }: { form: FormState<SupervisionValues> }) {
  const t = useTexts(supervisionTexts)
  const minutes = minutesOf(form.values)
  return (
    <>
      <FieldRow>
        <DayField label={t.day} lean="past" latest={today()} {...form.field('heldOn')} />
        <div className={css.times}>
          <TextField label={t.from} placeholder={t.timeHint} width="short" {...form.field('startedAt')} />
          <TextField label={t.to} placeholder={t.timeHint} width="short" {...form.field('endedAt')} />
          <TextField label={t.orMinutes} keys="decimal" width="short" {...form.field('minutes')} />
        </div>
      </FieldRow>
      {minutes !== null && minutes > longestSupervision && (
        <Notice tone="warning" loud>
          {t.tooLong}
        </Notice>
      )}
    </>
  )
}
