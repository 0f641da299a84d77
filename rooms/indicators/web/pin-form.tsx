import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { dashboardTexts } from './dashboard-texts.ts'
import { type Pin, pinsKey } from './queries.ts'

type Values = { readonly title: string; readonly shownOn: Pin['shownOn'] | null }

/** The name of a pin and where it is shown; what it shows is given by whoever sends it. */
export function PinForm<Answer>(props: {
  title: string
  shownOn: Pin['shownOn']
  submit: string
  send: (values: { readonly title: string; readonly shownOn: Pin['shownOn'] }, id: string) => Promise<Answer>
  done: () => void
}) {
  const { title, shownOn, submit, send, done } = props
  const d = useTexts(dashboardTexts)
  const form = useForm({
    initial: { title, shownOn } as Values,
    required: ['title', 'shownOn'],
    send: (values, id) => send({ title: values.title.trim(), shownOn: values.shownOn ?? 'mine' }, id),
    renews: [pinsKey],
    done,
    plain: true,
  })
  return (
    <Form form={form} labels={{ title: d.pinName, shownOn: d.pinWhere }}>
      <TextField label={d.pinName} {...form.field('title')} />
      <ChoiceField
        label={d.pinWhere}
        options={[
          { value: 'mine' as const, label: d.pinMine },
          { value: 'node' as const, label: d.pinNode },
        ]}
        {...form.field('shownOn')}
      />
      <p className="soft">{d.pinHint}</p>
      <FormButtons form={form} submit={submit} />
    </Form>
  )
}
