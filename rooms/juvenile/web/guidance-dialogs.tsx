import type { Day } from '../../../kernel/day.ts'
import { ChoiceField, ChoicesField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import {
  type Attendance,
  attendanceTerms,
  formTerms,
  type Homework,
  homeworkTerms,
  type OrderKind,
  type OrderResult,
  orderTerms,
  resultTerms,
  type SessionForm,
} from '../domain/codes.ts'
import type { DialogProps } from './charge-dialogs.tsx'
import { PlainDialog } from './plain-dialog.tsx'
import { type JuvenileFile, juvenileApi } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Order = JuvenileFile['orders'][number]
type OfOrder = DialogProps & { readonly order: Order }

const maybe = (name: string, text: string) => (text.trim() ? { [name]: text.trim() } : {})

export function OrderDialog({ one, close }: DialogProps) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const kinds = one.choices.orders.map((value) => ({ value, label: say(orderTerms[value]) }))
  const bases = one.choices.bases.map(({ code, ...words }) => ({ value: code, label: say(words) }))
  return (
    <PlainDialog
      title={t.newOrder}
      submit={t.newOrder}
      told={t.saved}
      labels={{
        kind: t.orderKind,
        startsOn: t.startsOn,
        endsOn: t.endsOn,
        bases: t.bases,
        plan: t.planText,
      }}
      initial={{
        kind: 'family-education' as OrderKind | null,
        startsOn: today() as Day | null,
        endsOn: null as Day | null,
        bases: [] as readonly string[],
        plan: '',
      }}
      required={['kind', 'startsOn', 'endsOn', 'bases', 'plan']}
      send={(values, id) =>
        juvenileApi.post('/api/juvenile/files/:id/orders', {
          params: { id: one.id },
          body: {
            id,
            version: one.version,
            kind: values.kind ?? 'family-education',
            startsOn: values.startsOn ?? today(),
            endsOn: values.endsOn ?? today(),
            bases: [...values.bases],
            plan: values.plan.trim(),
          },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <ChoiceField label={t.orderKind} options={kinds} {...form.field('kind')} />
          <FieldRow>
            <DayField label={t.startsOn} {...form.field('startsOn')} />
            <DayField label={t.endsOn} hint={t.sixMonths} lean="future" {...form.field('endsOn')} />
          </FieldRow>
          <ChoicesField label={t.bases} options={bases} {...form.field('bases')} />
          <LongTextField label={t.planText} maxLength={4000} rows={4} {...form.field('plan')} />
        </>
      )}
    </PlainDialog>
  )
}

export function SessionDialog({ one, order, close }: OfOrder) {
  const t = useTexts(juvenileTexts)
  const forms = useOptions(formTerms)
  return (
    <PlainDialog
      title={t.addSession}
      submit={t.addSession}
      told={t.saved}
      labels={{ form: t.form, plannedOn: t.plannedOn, topic: t.topic }}
      initial={{
        form: 'family' as SessionForm | null,
        plannedOn: today() as Day | null,
        topic: '',
        task: '',
      }}
      required={['form', 'plannedOn', 'topic']}
      send={(values, id) =>
        juvenileApi.post('/api/juvenile/files/:id/orders/:order/sessions', {
          params: { id: one.id, order: order.id },
          body: {
            id,
            form: values.form ?? 'family',
            plannedOn: values.plannedOn ?? today(),
            topic: values.topic.trim(),
            ...maybe('task', values.task),
          },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <ChoiceField label={t.form} options={forms} {...form.field('form')} />
          <DayField label={t.plannedOn} lean="future" {...form.field('plannedOn')} />
          <TextField label={t.topic} maxLength={200} {...form.field('topic')} />
          <LongTextField label={t.homework} maxLength={500} rows={2} {...form.field('task')} />
        </>
      )}
    </PlainDialog>
  )
}

export function HoldDialog({ one, order, session, close }: OfOrder & { session: Order['sessions'][number] }) {
  const t = useTexts(juvenileTexts)
  const attendances = useOptions(attendanceTerms)
  const homeworks = useOptions(homeworkTerms)
  return (
    <PlainDialog
      title={t.holdTitle}
      submit={t.save}
      told={t.saved}
      labels={{
        heldOn: t.heldOn,
        minutes: t.minutes,
        minor: t.minorThere,
        guardian: t.guardianThere,
        homework: t.homeworkDone,
      }}
      initial={{
        heldOn: today() as Day | null,
        minutes: 60 as number | null,
        minor: 'present' as Attendance | null,
        guardian: 'present' as Attendance | null,
        homework: 'none' as Homework | null,
        note: '',
      }}
      required={['heldOn', 'minutes', 'minor', 'guardian', 'homework']}
      send={(values, id) =>
        juvenileApi.put('/api/juvenile/files/:id/orders/:order/sessions/:session', {
          params: { id: one.id, order: order.id, session: session.id },
          body: {
            id,
            version: one.version,
            heldOn: values.heldOn ?? today(),
            minutes: values.minutes ?? 60,
            minor: values.minor ?? 'present',
            guardian: values.guardian ?? 'present',
            homework: values.homework ?? 'none',
            ...maybe('note', values.note),
          },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <FieldRow>
            <DayField label={t.heldOn} lean="past" latest={today()} {...form.field('heldOn')} />
            <NumberField label={t.minutes} {...form.field('minutes')} />
          </FieldRow>
          <ChoiceField label={t.minorThere} options={attendances} {...form.field('minor')} />
          <ChoiceField label={t.guardianThere} options={attendances} {...form.field('guardian')} />
          <ChoiceField label={t.homeworkDone} options={homeworks} {...form.field('homework')} />
          <LongTextField label={t.note} maxLength={4000} rows={3} {...form.field('note')} />
        </>
      )}
    </PlainDialog>
  )
}

export function EvaluateDialog({ one, order, close }: OfOrder) {
  const t = useTexts(juvenileTexts)
  const results = useOptions(resultTerms)
  return (
    <PlainDialog
      title={t.evaluate}
      submit={t.evaluate}
      told={t.evaluated}
      labels={{ result: t.result, text: t.evaluation }}
      initial={{ result: null as OrderResult | null, text: '' }}
      required={['result', 'text']}
      send={({ result, text }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/orders/:order/evaluation', {
          params: { id: one.id, order: order.id },
          body: { id, version: one.version, result: result ?? 'partly', text: text.trim() },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <ChoiceField label={t.result} options={results} {...form.field('result')} />
          <LongTextField label={t.evaluation} maxLength={4000} rows={4} {...form.field('text')} />
        </>
      )}
    </PlainDialog>
  )
}

export function FollowUpDialog({ one, order, close }: OfOrder) {
  const t = useTexts(juvenileTexts)
  return (
    <PlainDialog
      title={t.followUp}
      submit={t.save}
      told={t.saved}
      labels={{ on: t.followUpOn, text: t.followUpText }}
      initial={{ on: today() as Day | null, text: '' }}
      required={['on', 'text']}
      send={({ on, text }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/orders/:order/follow-up', {
          params: { id: one.id, order: order.id },
          body: { id, version: one.version, on: on ?? today(), text: text.trim() },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <DayField label={t.followUpOn} lean="past" latest={today()} {...form.field('on')} />
          <LongTextField label={t.followUpText} maxLength={4000} rows={4} {...form.field('text')} />
        </>
      )}
    </PlainDialog>
  )
}

export function TaskDialog({ one, close }: DialogProps) {
  const t = useTexts(juvenileTexts)
  const say = useSay()
  const kinds = one.choices.tasks
    .filter(({ member }) => member !== null)
    .map(({ code, member, ...words }) => ({ value: code, label: `${member ?? ''} · ${say(words)}` }))
  return (
    <PlainDialog
      title={t.giveTask}
      hint={t.handOverHint}
      submit={t.giveTask}
      told={t.taskGiven}
      labels={{ kind: t.taskKind, dueOn: t.dueOn, note: t.taskNote }}
      initial={{ kind: null as string | null, dueOn: null as Day | null, note: '' }}
      required={['kind', 'dueOn']}
      send={({ kind, dueOn, note }, id) =>
        juvenileApi.post('/api/juvenile/files/:id/tasks', {
          params: { id: one.id },
          body: { id, kind: kind ?? '', dueOn: dueOn ?? today(), ...maybe('note', note) },
        })
      }
      close={close}
    >
      {(form) => (
        <>
          <SelectField label={t.taskKind} options={kinds} {...form.field('kind')} />
          <DayField label={t.dueOn} lean="future" earliest={today()} {...form.field('dueOn')} />
          <LongTextField label={t.taskNote} maxLength={500} rows={2} {...form.field('note')} />
        </>
      )}
    </PlainDialog>
  )
}
