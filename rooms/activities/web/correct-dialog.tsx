import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import {
  type VisitMethod,
  type VisitPurpose,
  type VisitSeen,
  visitMethods,
  visitPurposes,
  visitSeen,
} from '../domain/visit-codes.ts'
import { activitiesApi, type VisitDetail } from './queries.ts'
import { activitiesTexts } from './texts.ts'
import { readTypedTime } from './visit-values.ts'

type Values = {
  visitedOn: Day | null
  startedAt: string
  endedAt: string
  method: VisitMethod | null
  purpose: VisitPurpose | null
  seen: VisitSeen | null
  notes: string
  reason: string
}

/** Corrects a record by reversing it and writing another; what is not asked here is carried over as it was. */
export function CorrectDialog({
  visit,
  close,
  done,
}: {
  visit: VisitDetail
  close: () => void
  done: (id: string) => void
}) {
  const t = useTexts(activitiesTexts)
  const [replacement] = useState(newId)
  const [trip] = useState(newId)
  const form = useForm<Values, { records: readonly { id: string }[] }>({
    initial: {
      visitedOn: visit.visitedOn as Day,
      startedAt: visit.startedAt?.slice(0, 5) ?? '',
      endedAt: visit.endedAt?.slice(0, 5) ?? '',
      method: visit.method,
      purpose: visit.purpose,
      seen: visit.seen,
      notes: visit.sensitive?.notes ?? '',
      reason: '',
    },
    required: ['visitedOn', 'method', 'purpose', 'seen', 'reason'],
    send: (values, id) =>
      activitiesApi.post('/api/visits/:id/correction', {
        params: { id: visit.id },
        body: { id, reason: values.reason, replacement: replacementOf(visit, values, replacement, trip) },
      }),
    renews: [['activities'], ['indicators'], ['duties']],
    done: (answer) => done(answer.records[0]?.id ?? visit.id),
  })
  const choices = <V extends keyof typeof activitiesTexts>(codes: readonly V[]) =>
    codes.map((value) => ({ value, label: t[value] as string }))
  return (
    <Dialog title={t.correctTitle} close={close}>
      <Form form={form} labels={{ visitedOn: t.day, startedAt: t.from, endedAt: t.to, reason: t.reason }}>
        <p className="soft">{t.correctHint}</p>
        <DayField label={t.day} lean="past" latest={today()} {...form.field('visitedOn')} />
        <FieldRow>
          <TextField label={t.from} keys="numeric" width="short" {...form.field('startedAt')} />
          <TextField label={t.to} keys="numeric" width="short" {...form.field('endedAt')} />
        </FieldRow>
        <ChoiceField label={t.method} options={choices(visitMethods)} {...form.field('method')} />
        <ChoiceField label={t.purpose} options={choices(visitPurposes)} {...form.field('purpose')} />
        <ChoiceField label={t.seen} options={choices(visitSeen)} {...form.field('seen')} />
        {visit.sensitive && (
          <LongTextField label={t.notes} maxLength={2000} rows={2} {...form.field('notes')} />
        )}
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.correct} />
      </Form>
    </Dialog>
  )
}

const given = <K extends string>(key: K, value: string | null | undefined): { [key in K]?: string } =>
  (value?.trim() ? { [key]: value.trim() } : {}) as { [key in K]?: string }

function replacementOf(visit: VisitDetail, values: Values, id: string, trip: string) {
  const said = visit.sensitive
  const visitedOn = values.visitedOn ?? (visit.visitedOn as Day)
  return {
    id,
    person: visit.person,
    seen: values.seen ?? visit.seen,
    station: visit.station,
    division: visit.division,
    visitedOn,
    method: values.method ?? visit.method,
    purpose: values.purpose ?? visit.purpose,
    handled: [...visit.handled],
    urgency: visit.urgency,
    confirmation: visit.confirmation,
    ...(visitedOn === visit.visitedOn ? {} : { trip }),
    ...given('startedAt', values.startedAt && readTypedTime(values.startedAt)),
    ...given('endedAt', values.endedAt && readTypedTime(values.endedAt)),
    ...given('companions', visit.companions),
    ...given('livingConditions', said?.livingConditions),
    ...given('requests', said?.requests),
    ...given('condition', said?.condition),
    ...given('changes', said?.changes),
    ...given('notes', values.notes),
    ...(said?.followUp && visit.followUpOn
      ? { followUp: { text: said.followUp, dueOn: visit.followUpOn as Day } }
      : {}),
  }
}
