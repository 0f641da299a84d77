import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type PersonFile, peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

const states = ['active', 'paused', 'moved-away', 'died', 'closed'] as const

/** Pauses, closes or reopens a file, from a day on. */
export function StateDialog({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const form = useForm({
    initial: { state: null as (typeof states)[number] | null, on: today() as Day | null, reason: '' },
    required: ['state', 'on'],
    send: (values, id) =>
      peopleApi.post('/api/people/:id/state', {
        params: { id: person.id },
        body: {
          id,
          version: person.version,
          state: values.state ?? 'active',
          on: values.on ?? today(),
          ...(values.reason ? { reason: values.reason } : {}),
        },
      }),
    renews: [['people'], ['indicators']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.changeState} close={close}>
      <Form form={form} labels={{ state: t.state, on: t.on, reason: t.reason }}>
        <ChoiceField
          label={t.state}
          options={states
            .filter((state) => state !== person.state)
            .map((state) => ({ value: state, label: words.state(state) }))}
          {...form.field('state')}
        />
        <DayField label={t.on} lean="past" latest={today()} {...form.field('on')} />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.changeState} />
      </Form>
    </Dialog>
  )
}
