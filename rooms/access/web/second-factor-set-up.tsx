import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { fetched } from '../../../platform/web/fetched.ts'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordQuestion } from './password-question.tsx'
import { api } from './queries.ts'
import css from './second-factor.module.css'
import { ownTexts } from './texts.ts'

const QrCode = lazy(() => fetched(() => import('./qr-code.tsx')).then((file) => ({ default: file.QrCode })))

type Enrolment = { readonly uri: string; readonly secret: string; readonly backupCodes: readonly string[] }

/** Password, then the code to scan and a first six digits, then the backup codes, shown this once. */
export function SecondFactorSetUp({ done }: { done: () => void }) {
  const t = useTexts(ownTexts)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [confirmed, setConfirmed] = useState(false)
  if (!enrolment)
    return (
      <PasswordQuestion
        action={t.goOn}
        send={(password) => api.post('/api/me/second-factor', { body: { password } })}
        done={setEnrolment}
      />
    )
  if (!confirmed) return <FirstCode enrolment={enrolment} done={() => setConfirmed(true)} />
  return (
    <Stack>
      <BackupCodes codes={enrolment.backupCodes} />
      <div>
        <Button type="primary" onClick={done}>
          {t.backupCodesKept}
        </Button>
      </div>
    </Stack>
  )
}

function FirstCode({ enrolment, done }: { enrolment: Enrolment; done: () => void }) {
  const t = useTexts(ownTexts)
  const form = useForm({
    initial: { code: '' },
    required: ['code'],
    guard: false,
    plain: true,
    send: ({ code }) => api.post('/api/me/second-factor/confirmation', { body: { code: code.trim() } }),
    done,
  })
  return (
    <Form form={form} labels={{ code: t.firstCode }}>
      <p>{t.scan}</p>
      <div className={css.scan}>
        <div className={css.qr}>
          <Suspense>
            <QrCode text={enrolment.uri} label={t.qrCode} />
          </Suspense>
        </div>
        <div>
          <p className="soft">{t.secretByHand}</p>
          <code className={css.secret}>{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </div>
      </div>
      <TextField
        label={t.firstCode}
        keys="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        width="short"
        {...form.field('code')}
      />
      <FormButtons form={form} submit={t.finish} />
    </Form>
  )
}
