import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { judgingApi, renewed } from './queries.ts'
import { roundTexts } from './round-texts.ts'

type Choice = { readonly code: string; readonly title: { readonly zh: string; readonly en: string } }

/** Opens a round of one of the programmes that are handed in; one that comes too early is refused with the next year. */
export function OpenRound({ programmes, close }: { programmes: readonly Choice[]; close: () => void }) {
  const t = useTexts(roundTexts)
  const say = useSay()
  const tell = useToast()
  const go = useGo()
  const form = useForm({
    initial: { programme: null as string | null, title: '', closesOn: null as Day | null },
    required: ['programme', 'title'],
    plain: true,
    send: ({ programme, title, closesOn }, id, idFor) =>
      judgingApi.post('/api/applications/rounds', {
        body: { id, round: idFor('round'), programme: programme ?? '', title, closesOn },
      }),
    renews: renewed,
    done: ({ id }) => {
      tell(t.opened)
      go(`/applications/rounds/${id}`)
    },
  })
  const field = form.field('programme')
  return (
    <Dialog title={t.openRound} close={close}>
      <Form form={form} labels={{ programme: t.programme, title: t.roundTitle, closesOn: t.closesOn }}>
        <SelectField
          label={t.programme}
          options={programmes.map(({ code, title }) => ({ value: code, label: say(title) }))}
          {...field}
          change={(code) => {
            const chosen = programmes.find((one) => one.code === code)
            field.change(code)
            // A title to begin with: the year and the programme.
            if (chosen && form.values.title === '')
              form.change({ title: `${today().slice(0, 4)} 年${chosen.title.zh}` })
          }}
        />
        <TextField label={t.roundTitle} maxLength={120} {...form.field('title')} />
        <DayField label={t.closesOn} hint={t.closesHint} lean="future" {...form.field('closesOn')} />
        <FormButtons form={form} submit={t.openRound} />
      </Form>
    </Dialog>
  )
}
