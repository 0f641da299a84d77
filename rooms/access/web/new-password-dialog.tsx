import { Button } from 'antd'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { drawPassword, secureRandom } from './first-password.ts'
import type { Account } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { api } from './queries.ts'

/** A new password set by someone else, which also lifts a lock; the account changes it at its next sign-in. */
export function NewPasswordDialog({ account, close }: { account: Account; close: () => void }) {
  const t = useTexts(keepingTexts)
  const show = useFormat()
  const tell = useToast()
  const form = useForm({
    initial: { password: drawPassword(secureRandom), reason: '' },
    required: ['password', 'reason'],
    guard: false,
    plain: true,
    send: (values, id) =>
      api.post('/api/accounts/:account/password', {
        params: { account: account.id },
        body: { id, ...values },
      }),
    renews: [['access']],
    done: () => {
      tell(t.passwordReset)
      close()
    },
  })
  return (
    <Dialog title={show.labelled(t.resetPassword, account.displayName)} close={close}>
      <Form form={form} labels={{ password: t.firstPassword, reason: t.reason }}>
        <TextField label={t.firstPassword} hint={t.firstPasswordHint} {...form.field('password')} />
        <TextField label={t.reason} maxLength={500} {...form.field('reason')} />
        <FormButtons form={form} submit={t.resetPassword}>
          <Button onClick={() => form.change({ password: drawPassword(secureRandom) })}>{t.draw}</Button>
        </FormButtons>
      </Form>
    </Dialog>
  )
}
