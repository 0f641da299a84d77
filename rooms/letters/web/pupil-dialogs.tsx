import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, NumberField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import type { CounsellingWay, Topic } from '../domain/letter-codes.ts'
import { pupilTexts } from './pupil-texts.ts'
import { type PupilFile, pupilsApi, renewedByLetters } from './queries.ts'
import { useLetterWords } from './words.ts'

/** Records one session of individual counselling. */
export function SessionDialog({ pupil, close }: { pupil: PupilFile; close: () => void }) {
  const t = useTexts(pupilTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: {
      heldOn: today() as Day | null,
      minutes: null as number | null,
      topic: null as Topic | null,
      way: 'in-person' as CounsellingWay | null,
      note: '',
    },
    required: ['heldOn', 'minutes', 'topic', 'way'],
    send: (values, id) =>
      pupilsApi.post('/api/letters/pupils/:id/sessions', {
        params: { id: pupil.id },
        body: {
          id,
          heldOn: values.heldOn ?? today(),
          minutes: values.minutes ?? 0,
          topic: values.topic ?? 'other',
          way: values.way ?? 'in-person',
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
    <Dialog title={t.addSession} close={close}>
      <Form form={form} labels={{ heldOn: t.heldOn, minutes: t.minutes, topic: t.topic, way: t.how }}>
        <DayField label={t.heldOn} lean="past" latest={today()} {...form.field('heldOn')} />
        <NumberField label={t.minutes} maximumDigits={3} {...form.field('minutes')} />
        <ChoiceField label={t.topic} options={words.topic.options} {...form.field('topic')} />
        <ChoiceField label={t.how} options={words.how.options} {...form.field('way')} />
        <LongTextField label={t.content} maxLength={4000} rows={5} {...form.field('note')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
