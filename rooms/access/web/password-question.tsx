import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { PasswordField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { ownTexts } from './texts.ts'

/** Asks for one's own password before a step that an open, forgotten screen must not be enough for. */
export function PasswordQuestion<Answer>(props: {
  action: string
  danger?: boolean | undefined
  send: (password: string) => Promise<Answer>
  done: (answer: Answer) => void
}) {
  const t = useTexts(ownTexts)
  const form = useForm({
    initial: { password: '' },
    required: ['password'],
    guard: false,
    plain: true,
    send: ({ password }) => props.send(password),
    done: props.done,
  })
  return (
    <Form form={form} labels={{ password: t.password }}>
      <PasswordField
        label={t.confirmPassword}
        autoComplete="current-password"
        autoFocus
        {...form.field('password')}
      />
      <FormButtons form={form} submit={props.action} danger={props.danger} />
    </Form>
  )
}
