import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { HourLine } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'

const renews = [['practicum']] as const

/** Logs a day of a placement; the student of the own one, the agency of any. */
export function HoursDialog({ placement, own, close }: { placement: Id; own: boolean; close: () => void }) {
  const t = useTexts(practicumTexts)
  const tell = useToast()
  const form = useForm({
    initial: { workedOn: today() as Day | null, minutes: null as number | null, content: '' },
    required: ['workedOn', 'minutes', 'content'],
    plain: true,
    send: (values, id) => {
      const request = {
        params: { id: placement },
        body: {
          id,
          workedOn: values.workedOn ?? '',
          minutes: Math.round((values.minutes ?? 0) * 60),
          content: values.content,
        },
      }
      return own
        ? workforceApi.post('/api/practicum/mine/:id/lines', request)
        : workforceApi.post('/api/practicum/placements/:id/lines', request)
    },
    renews,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.log} close={close}>
      <Form form={form} labels={{ workedOn: t.day, minutes: t.hoursField, content: t.content }}>
        <FieldRow>
          <DayField label={t.day} lean="past" latest={today()} {...form.field('workedOn')} />
          <DecimalField label={t.hoursField} {...form.field('minutes')} />
        </FieldRow>
        <LongTextField label={t.content} maxLength={500} {...form.field('content')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** Corrects a day with a further line. */
export function CorrectionDialog({ line, own, close }: { line: HourLine; own: boolean; close: () => void }) {
  const t = useTexts(practicumTexts)
  const show = useFormat()
  const tell = useToast()
  const form = useForm({
    initial: { minutes: (line.minutes / 60) as number | null, content: line.content, reason: '' },
    required: ['minutes', 'content', 'reason'],
    plain: true,
    send: (values, id) => {
      const request = {
        params: { id: line.id },
        body: {
          id,
          minutes: Math.round((values.minutes ?? 0) * 60),
          content: values.content,
          reason: values.reason,
        },
      }
      return own
        ? workforceApi.post('/api/practicum/mine/lines/:id/correction', request)
        : workforceApi.post('/api/practicum/lines/:id/correction', request)
    },
    renews,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={`${t.correction} ${show.day(line.workedOn)}`} close={close}>
      <p className="soft">{t.correctionHint}</p>
      <Form form={form} labels={{ minutes: t.hoursField, content: t.content, reason: t.reason }}>
        <DecimalField label={t.hoursField} {...form.field('minutes')} />
        <LongTextField label={t.content} maxLength={500} {...form.field('content')} />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
