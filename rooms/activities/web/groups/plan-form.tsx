import type { Day } from '../../../../kernel/day.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { useGroupWords } from './group-words.ts'
import { groupsTexts } from './groups-texts.ts'
import { blankPlan, checkedPlan, type PlanValues, planOf, planValuesOf } from './plan-values.ts'
import { PlannedField } from './planned-field.tsx'
import { type GroupFile, groupsApi, renewedByGroups } from './queries.ts'

/** Writes the plan of a new group (小组计划书). */
export function NewGroupForm({ done }: { done: (id: string) => void }) {
  const t = useTexts(groupsTexts)
  const form = useForm({
    initial: blankPlan,
    required: ['station', 'name', 'type', 'field', 'startsOn', 'plannedSessions'],
    keep: 'groups.new',
    check: checkedPlan,
    send: (values: PlanValues, id) =>
      groupsApi.post('/api/groups', {
        body: { id, station: values.station?.value ?? '', ...planOf(values, today()) },
      }),
    renews: [...renewedByGroups],
    done: (answer) => done(answer.id),
  })
  const station = form.field('station')
  useOwnStation('activities.record', station)
  return (
    <PlanFields form={form} submit={t.newGroup}>
      <StationField label={t.station} {...station} />
    </PlanFields>
  )
}

/** Changes a plan; the phase is told here as well. */
export function EditPlanForm({ group, done }: { group: GroupFile; done: () => void }) {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const form = useForm({
    initial: planValuesOf(group),
    required: ['name', 'type', 'field', 'startsOn', 'plannedSessions', 'phase'],
    check: checkedPlan,
    send: (values: PlanValues, id) =>
      groupsApi.put('/api/groups/:id', {
        params: { id: group.id },
        body: {
          id,
          version: group.version,
          phase: values.phase ?? group.phase,
          division: group.division,
          ...planOf(values, group.startsOn as Day),
        },
      }),
    renews: [...renewedByGroups],
    done,
  })
  return (
    <PlanFields form={form} submit={t.save}>
      <ChoiceField label={t.phase} options={words.phases} {...form.field('phase')} />
    </PlanFields>
  )
}

function PlanFields(props: { form: FormState<PlanValues>; submit: string; children: React.ReactNode }) {
  const { form, submit, children } = props
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const long = (
    name: 'rationale' | 'goals' | 'theory' | 'memberCriteria' | 'recruitment' | 'evaluationMethod' | 'risks',
  ) => <LongTextField label={t[name]} maxLength={4000} rows={2} {...form.field(name)} />
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        name: t.name,
        type: t.type,
        field: t.field,
        startsOn: t.startsOn,
        plannedSessions: t.plannedSessions,
        phase: t.phase,
        budget: t.budget,
        sessions: t.planned,
      }}
    >
      <FieldGroup title={t.basics}>
        <TextField label={t.name} maxLength={80} {...form.field('name')} />
        {children}
        <ChoiceField label={t.type} options={words.kinds} {...form.field('type')} />
        <ChoiceField label={t.field} options={words.fields} {...form.field('field')} />
        <SelectField
          label={t.serviceType}
          options={words.serviceTypes}
          width="medium"
          {...form.field('serviceType')}
        />
        <FieldRow>
          <DayField label={t.startsOn} {...form.field('startsOn')} />
          <NumberField label={t.plannedSessions} maximumDigits={2} {...form.field('plannedSessions')} />
        </FieldRow>
        <TextField label={t.place} maxLength={200} {...form.field('place')} />
        <FieldRow>
          <TextField label={t.lead} hint={t.leadHint} maxLength={60} {...form.field('leadName')} />
          <TextField label={t.coWorkers} maxLength={200} {...form.field('coWorkers')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.design}>
        {long('rationale')}
        {long('goals')}
        {long('theory')}
        {long('memberCriteria')}
        {long('recruitment')}
      </FieldGroup>
      <PlannedField form={form} />
      <FieldGroup title={t.evaluation}>
        {long('evaluationMethod')}
        {long('risks')}
        <TextField label={t.budget} keys="decimal" width="medium" {...form.field('budget')} />
      </FieldGroup>
      <FormButtons form={form} submit={submit} />
    </Form>
  )
}
