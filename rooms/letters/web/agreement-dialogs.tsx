import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import type { AgreementOutcome, Party, Progress } from '../domain/agreement.ts'
import { agreementTexts } from './agreement-texts.ts'
import { type Agreement, agreementsApi, renewedByLetters } from './queries.ts'
import { SignaturePad, type Strokes } from './signature-pad.tsx'
import { useLetterWords } from './words.ts'

/** One party signs on this screen, by hand or by typing the name. */
export function SignDialog(props: { agreement: Agreement; role: Party; close: () => void }) {
  const { agreement, role, close } = props
  const t = useTexts(agreementTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: { strokes: [] as Strokes, typed: '' },
    send: (values, id) =>
      agreementsApi.post('/api/letters/agreements/:id/signatures', {
        params: { id: agreement.id },
        body: {
          id,
          version: agreement.version,
          role,
          ...(values.strokes.length > 0
            ? { strokes: values.strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y])) }
            : {}),
          ...(values.typed.trim() ? { typed: values.typed.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.signed)
      close()
    },
  })
  return (
    <Dialog title={fill(t.signAs, { party: words.party.of(role) })} close={close}>
      <Form form={form} labels={{ strokes: t.pad, typed: t.typed }}>
        <p className="soft">{t.signHint}</p>
        <SignaturePad value={form.values.strokes} change={(strokes) => form.change({ strokes })} />
        <TextField label={t.typed} maxLength={40} {...form.field('typed')} />
        <FormButtons form={form} submit={t.sign} />
      </Form>
    </Dialog>
  )
}

export function ReviewDialog({ agreement, close }: { agreement: Agreement; close: () => void }) {
  const t = useTexts(agreementTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: {
      heldOn: today() as Day | null,
      progress: null as Progress | null,
      text: '',
      nextOn: null as Day | null,
    },
    required: ['heldOn', 'progress', 'text'],
    send: (values, id) =>
      agreementsApi.post('/api/letters/agreements/:id/reviews', {
        params: { id: agreement.id },
        body: {
          id,
          version: agreement.version,
          heldOn: values.heldOn ?? today(),
          progress: values.progress ?? 'some',
          text: values.text.trim(),
          ...(values.nextOn ? { nextOn: values.nextOn } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.review} close={close}>
      <Form form={form} labels={{ heldOn: t.heldOn, progress: t.progress, text: t.text }}>
        <DayField label={t.heldOn} lean="past" latest={today()} {...form.field('heldOn')} />
        <ChoiceField label={t.progress} options={words.progress.options} {...form.field('progress')} />
        <LongTextField label={t.text} maxLength={2000} rows={4} {...form.field('text')} />
        <DayField label={t.nextOn} lean="future" {...form.field('nextOn')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

export function CloseAgreementDialog({ agreement, close }: { agreement: Agreement; close: () => void }) {
  const t = useTexts(agreementTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: { closedOn: today() as Day | null, outcome: null as AgreementOutcome | null, note: '' },
    required: ['closedOn', 'outcome'],
    send: (values, id) =>
      agreementsApi.post('/api/letters/agreements/:id/closing', {
        params: { id: agreement.id },
        body: {
          id,
          version: agreement.version,
          closedOn: values.closedOn ?? today(),
          outcome: values.outcome ?? 'unchanged',
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.close} close={close}>
      <Form form={form} labels={{ closedOn: t.closedOn, outcome: t.outcome }}>
        <DayField label={t.closedOn} lean="past" latest={today()} {...form.field('closedOn')} />
        <ChoiceField label={t.outcome} options={words.outcome.options} {...form.field('outcome')} />
        <LongTextField label={t.note} maxLength={2000} rows={3} {...form.field('note')} />
        <FormButtons form={form} submit={t.close} />
      </Form>
    </Dialog>
  )
}
