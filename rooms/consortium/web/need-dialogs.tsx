import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { needItems, type OutcomeWord, outcomeWords } from '../domain/needs.ts'
import {
  type Closing,
  closingFits,
  closings,
  type Performer,
  performers,
  type Tier,
  tiers,
} from '../domain/pipeline.ts'
import { type ClientNeed, consortiumApi, searchOffers, searchPerformers } from './queries.ts'
import { consortiumTexts } from './texts.ts'

type Props = { readonly need: ClientNeed; readonly close: () => void }
const renews = [['consortium'], ['duties']]
/** The day by which a task is done unless another is chosen. */
const usualDays = 14

/** Chooses a resource, a body, or says in words what is offered. */
export function MatchDialog({ need, close }: Props) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const tell = useToast()
  const form = useForm({
    initial: { offered: null as Found<string> | null, offer: '' },
    send: (values, id) => {
      const [kind, which = null] = values.offered?.value.split(':') ?? []
      return consortiumApi.post('/api/screening-needs/:need/match', {
        params: { need: need.id },
        body: {
          id,
          version: need.version,
          resource: kind === 'resource' ? which : null,
          organisation: kind === 'organisation' ? which : null,
          offer: given(values.offer),
        },
      })
    },
    renews,
    done: () => {
      tell(t.matched)
      close()
    },
  })
  return (
    <Dialog title={fill(t.matchTitle, { need: say(needItems[need.item]) })} close={close}>
      <Form form={form} labels={{ offered: t.chooseOffer, offer: t.offerWords }}>
        <p className="soft">{t.matchHint}</p>
        <PickerField
          label={t.chooseOffer}
          searchKey={['consortium', 'offers', need.id]}
          search={searchOffers(need.id)}
          fewest={0}
          optional
          {...form.field('offered')}
        />
        <TextField label={t.offerWords} optional maxLength={200} {...form.field('offer')} />
        <FormButtons form={form} submit={t.match} />
      </Form>
    </Dialog>
  )
}

/** Gives the task to somebody of a tier. */
export function TaskDialog({ need, close }: Props) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const tell = useToast()
  const levels = useOptions(tiers)
  const kinds = useOptions(performers).filter(
    ({ value }) => value !== 'organisation' || need.organisation !== null,
  )
  const form = useForm({
    initial: {
      tier: need.tier as Tier | null,
      performer: (need.organisation ? 'organisation' : 'worker') as Performer | null,
      who: null as Found<Id> | null,
      dueOn: addDays(today(), usualDays) as Day | null,
    },
    required: ['tier', 'performer', 'dueOn'],
    send: (values, id) =>
      consortiumApi.post('/api/screening-needs/:need/task', {
        params: { need: need.id },
        body: {
          id,
          version: need.version,
          tier: values.tier ?? 'street',
          performer: values.performer ?? 'worker',
          account: values.performer === 'volunteer' ? null : (values.who?.value ?? null),
          volunteer: values.performer === 'volunteer' ? (values.who?.value ?? null) : null,
          dueOn: values.dueOn ?? today(),
        },
      }),
    renews,
    done: () => {
      tell(t.tasked)
      close()
    },
  })
  const { tier, performer } = form.values
  const hint =
    performer === 'organisation'
      ? t.taskHintBody
      : performer === 'volunteer'
        ? t.taskHintVolunteer
        : undefined
  return (
    <Dialog title={fill(t.taskTitle, { need: say(needItems[need.item]) })} close={close}>
      <Form form={form} labels={{ tier: t.tier, performer: t.performer, who: t.who, dueOn: t.dueOn }}>
        <ChoiceField label={t.tier} options={levels} {...form.field('tier')} />
        <ChoiceField label={t.performer} hint={hint} options={kinds} {...form.field('performer')} />
        {performer !== null && performer !== 'organisation' && (
          <PickerField
            key={`${tier}${performer}`}
            label={t.who}
            searchKey={['consortium', 'performers', need.id, tier, performer]}
            search={searchPerformers(need.id, tier ?? 'street', performer)}
            fewest={0}
            {...form.field('who')}
          />
        )}
        <DayField label={t.dueOn} lean="future" {...form.field('dueOn')} />
        <FormButtons form={form} submit={t.task} />
      </Form>
    </Dialog>
  )
}

export function DeliveryDialog({ need, close }: Props) {
  const t = useTexts(consortiumTexts)
  const tell = useToast()
  const byBody = need.performer === 'organisation' && need.state === 'tasked'
  const form = useForm({
    initial: { deliveredOn: today() as Day | null, note: '', withdrawReason: t.deliveredByStation as string },
    required: ['deliveredOn'],
    send: (values, id) =>
      consortiumApi.post('/api/screening-needs/:need/delivery', {
        params: { need: need.id },
        body: {
          id,
          version: need.version,
          deliveredOn: values.deliveredOn ?? today(),
          note: given(values.note),
          ...(byBody ? { withdrawReason: given(values.withdrawReason) } : {}),
        },
      }),
    renews,
    done: () => {
      tell(t.deliverySaved)
      close()
    },
  })
  return (
    <Dialog title={t.deliver} close={close}>
      <Form form={form} labels={{ deliveredOn: t.deliveredOn, note: t.note }}>
        <DayField label={t.deliveredOn} lean="past" latest={today()} {...form.field('deliveredOn')} />
        <LongTextField label={t.note} optional rows={2} maxLength={500} {...form.field('note')} />
        {byBody && (
          <TextField
            label={t.withdrawReason}
            hint={t.bodyHasTask}
            maxLength={200}
            {...form.field('withdrawReason')}
          />
        )}
        <FormButtons form={form} submit={t.deliver} />
      </Form>
    </Dialog>
  )
}

export function FeedbackDialog({ need, close }: Props) {
  const t = useTexts(consortiumTexts)
  const tell = useToast()
  const words = useOptions(outcomeWords)
  const form = useForm({
    initial: {
      feedbackOn: today() as Day | null,
      satisfaction: null as number | null,
      outcomes: [] as readonly OutcomeWord[],
      text: '',
    },
    required: ['feedbackOn', 'satisfaction'],
    send: (values, id) =>
      consortiumApi.post('/api/screening-needs/:need/feedback', {
        params: { need: need.id },
        body: {
          id,
          version: need.version,
          feedbackOn: values.feedbackOn ?? today(),
          satisfaction: values.satisfaction ?? 3,
          outcomes: [...values.outcomes],
          text: given(values.text),
        },
      }),
    renews,
    done: () => {
      tell(t.feedbackSaved)
      close()
    },
  })
  const grades = ([5, 4, 3, 2, 1] as const).map((value) => ({
    value: value as number,
    label: t[`s${value}`],
  }))
  return (
    <Dialog title={t.feedback} close={close}>
      <Form form={form} labels={{ feedbackOn: t.feedbackOn, satisfaction: t.satisfaction }}>
        <DayField label={t.feedbackOn} lean="past" latest={today()} {...form.field('feedbackOn')} />
        <ChoiceField label={t.satisfaction} options={grades} {...form.field('satisfaction')} />
        <ChoicesField label={t.outcomes} options={words} {...form.field('outcomes')} />
        <LongTextField label={t.feedbackText} optional rows={2} maxLength={500} {...form.field('text')} />
        <FormButtons form={form} submit={t.feedback} />
      </Form>
    </Dialog>
  )
}

export function ClosingDialog({ need, close }: Props) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const tell = useToast()
  const reasons = useOptions(closings).filter(({ value }) => closingFits(value, need.state))
  const form = useForm({
    initial: { reason: null as Closing | null },
    required: ['reason'],
    plain: true,
    send: (values, id) =>
      consortiumApi.post('/api/screening-needs/:need/closing', {
        params: { need: need.id },
        body: { id, version: need.version, reason: values.reason ?? 'overtaken' },
      }),
    renews,
    done: () => {
      tell(t.closed)
      close()
    },
  })
  return (
    <Dialog title={fill(t.closeTitle, { need: say(needItems[need.item]) })} close={close}>
      <Form form={form} labels={{ reason: t.reason }}>
        <ChoiceField label={t.reason} options={reasons} {...form.field('reason')} />
        <FormButtons form={form} submit={t.close} />
      </Form>
    </Dialog>
  )
}
