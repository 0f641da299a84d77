import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { PasswordField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { api } from './queries.ts'
import { ownTexts } from './texts.ts'

/** One's own password, typed twice; every other session ends with it. */
export function ChangePasswordForm({ done }: { done: () => void }) {
  const t = useTexts(ownTexts)
  const form = useForm({
    initial: { currentPassword: '', newPassword: '', repeated: '' },
    required: ['currentPassword', 'newPassword', 'repeated'],
    guard: false,
    plain: true,
    check: ({ newPassword, repeated }) =>
      repeated !== '' && newPassword !== repeated
        ? [{ code: 'not-same', path: '/body/repeated', messages: ownTexts.notSame }]
        : [],
    send: ({ currentPassword, newPassword }) =>
      api.post('/api/me/password', { body: { currentPassword, newPassword } }),
    renews: [['access']],
    done: () => {
      form.reset({ currentPassword: '', newPassword: '', repeated: '' })
      done()
    },
  })
  const labels = {
    currentPassword: t.currentPassword,
    newPassword: t.newPassword,
    repeated: t.repeatPassword,
  }
  return (
    <Form form={form} labels={labels}>
      <PasswordField
        label={t.currentPassword}
        autoComplete="current-password"
        {...form.field('currentPassword')}
      />
      <PasswordField
        label={t.newPassword}
        hint={t.newPasswordHint}
        autoComplete="new-password"
        {...form.field('newPassword')}
      />
      <PasswordField label={t.repeatPassword} autoComplete="new-password" {...form.field('repeated')} />
      <FormButtons form={form} submit={t.changePassword} />
    </Form>
  )
}
