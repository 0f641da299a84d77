import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import type { CloseReason } from '../../domain/files/file-codes.ts'
import { type RiskFile, renewedByRisk, riskFilesApi } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

type Props = { readonly file: RiskFile; readonly close: () => void }

const of = (file: RiskFile, id: string) => ({
  params: { id: file.id },
  seen: { id, version: file.version },
})

/** What the commands of a file have in common: they renew it, say that it is done, and shut the dialog. */
function useFileForm<Values extends object>(
  { close }: Props,
  told: string,
  options: Pick<Parameters<typeof useForm<Values, unknown>>[0], 'initial' | 'required' | 'send'>,
) {
  const tell = useToast()
  return useForm<Values, unknown>({
    ...options,
    plain: true,
    renews: [...renewedByRisk],
    done: () => {
      tell(told)
      close()
    },
  })
}

export function TriggerDialog(props: Props) {
  const { file, close } = props
  const t = useTexts(riskTexts)
  const say = useSay()
  const form = useFileForm<{ readonly code: string | null; readonly note: string }>(props, t.triggerRaised, {
    initial: { code: null, note: '' },
    required: ['code', 'note'],
    send: ({ code, note }, id, idFor) => {
      const { params, seen } = of(file, id)
      return riskFilesApi.post('/api/risk-files/:id/triggers', {
        params,
        body: { ...seen, trigger: idFor('trigger'), code: code ?? '', note },
      })
    },
  })
  return (
    <Dialog title={t.addTrigger} close={close}>
      <Form form={form} labels={{ code: t.situation, note: t.whatHappened }}>
        <FieldGroup hint={t.addTriggerHint}>
          <SelectField
            label={t.situation}
            options={file.triggersPossible.map(({ code, title }) => ({
              value: code,
              label: `${code} ${say(title)}`,
            }))}
            {...form.field('code')}
          />
          <LongTextField label={t.whatHappened} maxLength={500} {...form.field('note')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.addTrigger} danger />
      </Form>
    </Dialog>
  )
}

export function RaiseDialog(props: Props) {
  const { file, close } = props
  const t = useTexts(riskTexts)
  const say = useSay()
  const higher = file.grades.slice(0, file.rank)
  const form = useFileForm<{ readonly grade: string | null; readonly reason: string }>(props, t.raised, {
    initial: { grade: higher.length === 1 ? (higher[0]?.grade ?? null) : null, reason: '' },
    required: ['grade', 'reason'],
    send: ({ grade, reason }, id) => {
      const { params, seen } = of(file, id)
      return riskFilesApi.post('/api/risk-files/:id/raise', {
        params,
        body: { ...seen, grade: grade ?? '', reason },
      })
    },
  })
  return (
    <Dialog title={t.raise} close={close}>
      <Form form={form} labels={{ grade: t.raiseTo, reason: t.why }}>
        <FieldGroup hint={t.raiseHint}>
          <ChoiceField
            label={t.raiseTo}
            options={higher.map(({ grade, title }) => ({ value: grade, label: say(title) }))}
            {...form.field('grade')}
          />
          <LongTextField label={t.why} maxLength={500} {...form.field('reason')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.raise} />
      </Form>
    </Dialog>
  )
}

export function LowerDialog(props: Props) {
  const { file, close } = props
  const t = useTexts(riskTexts)
  const form = useFileForm<{ readonly reason: string }>(props, t.proposed, {
    initial: { reason: '' },
    required: ['reason'],
    send: ({ reason }, id) => {
      const { params, seen } = of(file, id)
      return riskFilesApi.post('/api/risk-files/:id/lowering', { params, body: { ...seen, reason } })
    },
  })
  return (
    <Dialog title={t.lower} close={close}>
      <Form form={form} labels={{ reason: t.why }}>
        <FieldGroup hint={t.lowerHint}>
          <LongTextField label={t.why} maxLength={500} {...form.field('reason')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.lower} />
      </Form>
    </Dialog>
  )
}

export function NoteDialog(props: Props) {
  const { file, close } = props
  const t = useTexts(riskTexts)
  const say = useSay()
  const kinds = file.noteKinds.filter(({ sign }) => !sign || file.abilities.review)
  const form = useFileForm<{
    readonly kind: string | null
    readonly note: string
    readonly writtenOn: Day | null
  }>(props, t.noteSaved, {
    initial: { kind: kinds.length === 1 ? (kinds[0]?.kind ?? null) : null, note: '', writtenOn: today() },
    required: ['kind', 'note', 'writtenOn'],
    send: ({ kind, note, writtenOn }, id) => {
      const { params, seen } = of(file, id)
      return riskFilesApi.post('/api/risk-files/:id/notes', {
        params,
        body: { ...seen, kind: kind ?? '', note, writtenOn: writtenOn ?? today() },
      })
    },
  })
  return (
    <Dialog title={t.addNote} close={close}>
      <Form form={form} labels={{ kind: t.noteKind, note: t.note, writtenOn: t.writtenOn }}>
        <FieldGroup>
          <ChoiceField
            label={t.noteKind}
            options={kinds.map(({ kind, title }) => ({ value: kind, label: say(title) }))}
            {...form.field('kind')}
          />
          <LongTextField label={t.note} maxLength={4000} rows={5} {...form.field('note')} />
          <DayField label={t.writtenOn} lean="past" latest={today()} {...form.field('writtenOn')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.addNote} />
      </Form>
    </Dialog>
  )
}

export function CloseDialog(props: Props) {
  const { file, close } = props
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const isLowest = file.rank === file.grades.length - 1
  const form = useFileForm<{ readonly reason: CloseReason | null; readonly note: string }>(props, t.closed, {
    initial: { reason: null, note: '' },
    required: isLowest ? ['reason'] : ['reason', 'note'],
    send: ({ reason, note }, id) => {
      const { params, seen } = of(file, id)
      return riskFilesApi.post('/api/risk-files/:id/closing', {
        params,
        body: { ...seen, reason: reason ?? 'category-ended', ...(note.trim() ? { note: note.trim() } : {}) },
      })
    },
  })
  return (
    <Dialog title={t.close} close={close}>
      <Form form={form} labels={{ reason: t.closeReason, note: t.note }}>
        <FieldGroup hint={t.closeHint}>
          <ChoiceField label={t.closeReason} options={words.closeReasons} {...form.field('reason')} />
          <LongTextField
            label={t.note}
            maxLength={500}
            rows={2}
            optional={isLowest}
            {...form.field('note')}
          />
        </FieldGroup>
        <FormButtons form={form} submit={t.close} danger />
      </Form>
    </Dialog>
  )
}
