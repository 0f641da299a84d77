import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { type AnswerChannel, type AnswerField, usualAnswer } from '../../domain/requests/answered.ts'
import type { AcceptedWay, Crisis, RequestNeed, RequestUrgency } from '../../domain/requests/codes.ts'
import { StationChoice } from '../station-choice.tsx'
import { colleaguesQuery, type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'
import { useRequestWords } from './words.ts'

type Props = { readonly one: RequestFile; readonly close: () => void }

/** Urgency, needs and the crisis screen (5.4). */
export function TriageDialog({ one, close }: Props) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const tell = useToast()
  const form = useForm({
    initial: {
      urgency: one.urgency as RequestUrgency | null,
      needs: one.needs as readonly RequestNeed[],
      crisis: (one.sensitive?.crisis ?? []) as readonly Crisis[],
      note: one.sensitive?.note ?? '',
    },
    required: ['urgency', 'needs'],
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/triage', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          urgency: values.urgency ?? 'ordinary',
          needs: [...values.needs],
          crisis: [...values.crisis],
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.triaged)
      close()
    },
  })
  return (
    <Dialog title={t.triageTitle} close={close}>
      <Form form={form} labels={{ urgency: t.urgency, needs: t.needs, crisis: t.crisis }}>
        <ChoiceField label={t.urgency} options={words.urgencies} {...form.field('urgency')} />
        <ChoicesField label={t.needs} options={words.needs} {...form.field('needs')} />
        <ChoicesField label={t.crisis} hint={t.crisisHint} options={words.crises} {...form.field('crisis')} />
        <LongTextField label={t.note} maxLength={2000} rows={2} {...form.field('note')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** Accepts: answered at once, or owed as a visit, a case or tasks. */
export function AcceptDialog({ one, close, done }: Props & { done: (way: AcceptedWay) => void }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const usual = usualAnswer(one.source, one.needs)
  const form = useForm({
    initial: {
      way: null as AcceptedWay | null,
      reason: '',
      words: '',
      dueOn: null as Day | null,
      channel: usual.channel as AnswerChannel | null,
      field: usual.field as AnswerField | null,
      minutes: null as number | null,
    },
    required: ['way'],
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/acceptance', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          way: values.way ?? 'visit',
          ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
          ...(values.words.trim() ? { words: values.words.trim() } : {}),
          ...(values.dueOn && values.way !== 'consultation' ? { dueOn: values.dueOn } : {}),
          ...(values.way === 'consultation'
            ? {
                consultation: {
                  channel: values.channel ?? usual.channel,
                  field: values.field ?? usual.field,
                  ...(values.minutes ? { minutes: values.minutes } : {}),
                },
              }
            : {}),
        },
      }),
    renews: [...renewedByRequests],
    done: (_, values) => {
      close()
      done(values.way ?? 'visit')
    },
  })
  const atOnce = form.values.way === 'consultation'
  return (
    <Dialog title={t.acceptTitle} close={close}>
      <Form form={form} labels={{ way: t.way, reason: t.reason, words: t.words, dueOn: t.dueOn }}>
        <ChoiceField label={t.way} options={words.ways} {...form.field('way')} />
        <LongTextField
          label={atOnce ? t.answerGiven : t.reason}
          maxLength={1000}
          rows={2}
          {...form.field('reason')}
          required={atOnce}
          marked={atOnce}
        />
        {atOnce && (
          <>
            <ChoiceField label={t.channel} options={words.channels} {...form.field('channel')} />
            <SelectField label={t.answerField} options={words.answerFields} {...form.field('field')} />
            <NumberField
              label={t.minutes}
              hint={t.consultationHint}
              optional
              maximumDigits={3}
              {...form.field('minutes')}
            />
          </>
        )}
        <LongTextField
          label={t.words}
          hint={t.wordsHint}
          maxLength={1000}
          rows={2}
          {...form.field('words')}
        />
        {form.values.way !== null && !atOnce && (
          <DayField
            label={t.dueOn}
            hint={t.dueHint}
            lean="future"
            earliest={today()}
            {...form.field('dueOn')}
          />
        )}
        <FormButtons form={form} submit={t.accept} />
      </Form>
    </Dialog>
  )
}

/** Gives the request to a colleague of the place, who looks at it from now on. */
export function HandOverDialog({ one, close }: Props) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const { data } = useQuery(colleaguesQuery(one.id))
  const form = useForm({
    initial: { owner: null as string | null },
    required: ['owner'],
    plain: true,
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/owner', {
        params: { id: one.id },
        body: { id, version: one.version, ...(values.owner ? { owner: values.owner } : {}) },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.handedOver)
      close()
    },
  })
  return (
    <Dialog title={t.handOverTitle} close={close}>
      <Form form={form} labels={{ owner: t.colleague }}>
        <ChoiceField
          label={t.colleague}
          options={(data?.items ?? []).map(({ account, name }) => ({ value: account, label: name }))}
          {...form.field('owner')}
        />
        <FormButtons form={form} submit={t.handOver} />
      </Form>
    </Dialog>
  )
}

/** Hands the request to another station, with its clock. */
export function MoveDialog({ one, close, done }: Props & { done: () => void }) {
  const t = useTexts(intakeTexts)
  const form = useForm({
    initial: { station: null as Found<string> | null, reason: '' },
    required: ['station', 'reason'],
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/move', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          station: values.station?.value ?? '',
          reason: values.reason.trim(),
        },
      }),
    renews: [['intake', 'list'], ['intake', 'counts'], ['indicators']],
    done: () => {
      close()
      done()
    },
  })
  return (
    <Dialog title={t.moveTitle} close={close}>
      <Form form={form} labels={{ station: t.station, reason: t.reason }}>
        <p className="soft">{t.moveHint}</p>
        <StationChoice
          label={t.station}
          {...form.field('station')}
          of={one.id}
          load={(text, signal) =>
            requestsApi.get('/api/requests/:id/stations', { params: { id: one.id }, query: { text }, signal })
          }
        />
        <LongTextField label={t.reason} maxLength={1000} rows={2} {...form.field('reason')} />
        <FormButtons form={form} submit={t.move} />
      </Form>
    </Dialog>
  )
}

/** Refers the request to a body outside. */
export function ReferDialog({ one, close }: Props) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const form = useForm({
    initial: { to: '', reason: '', words: '' },
    required: ['to', 'reason'],
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/referral', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          to: values.to.trim(),
          reason: values.reason.trim(),
          ...(values.words.trim() ? { words: values.words.trim() } : {}),
        },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.referred)
      close()
    },
  })
  return (
    <Dialog title={t.referTitle} close={close}>
      <Form form={form} labels={{ to: t.referTo, reason: t.reason, words: t.words }}>
        <TextField label={t.referTo} maxLength={100} {...form.field('to')} />
        <LongTextField label={t.reason} maxLength={1000} rows={2} {...form.field('reason')} />
        <LongTextField
          label={t.words}
          hint={t.wordsHint}
          maxLength={1000}
          rows={2}
          {...form.field('words')}
        />
        <FormButtons form={form} submit={t.refer} />
      </Form>
    </Dialog>
  )
}
