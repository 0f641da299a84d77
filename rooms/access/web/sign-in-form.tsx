import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { failureOf } from '../../../platform/web/failure.ts'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { PasswordField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { api } from './queries.ts'
import { ownTexts } from './texts.ts'

type Filled = { readonly userName: string; readonly password: string }

/** User name and password, then the code where the account has a second factor. */
export function SignInForm(props: {
  /** Signs this account in again and no other. */
  only?: string | undefined
  /** Filled from outside, such as a demo account. */
  filled?: Filled | null | undefined
  done: () => void
}) {
  const { only, filled, done } = props
  const t = useTexts(ownTexts)
  const [codeAsked, setCodeAsked] = useState(false)
  const form = useForm({
    initial: { userName: only ?? '', password: '', code: '' },
    required: codeAsked ? ['code'] : ['userName', 'password'],
    guard: false,
    plain: true,
    send: async ({ userName, password, code }) => {
      try {
        await api.post('/api/session', {
          body: { userName: userName.trim(), password, ...(codeAsked ? { code: code.trim() } : {}) },
        })
        return true
      } catch (thrown) {
        // The first step was right; the server wants the second.
        if (failureOf(thrown).code !== 'second-factor-needed' || codeAsked) throw thrown
        return false
      }
    },
    done: (complete) => (complete ? done() : setCodeAsked(true)),
  })
  const { change } = form
  // Only when something new is filled in, not as one types.
  useEffect(() => {
    if (!filled) return
    setCodeAsked(false)
    change({ ...filled, code: '' })
  }, [filled])
  const labels = { userName: t.userName, password: t.password, code: t.code }
  return (
    <Form form={form} labels={labels}>
      {codeAsked ? (
        <TextField
          label={t.code}
          hint={t.codeHint}
          autoFocus
          keys="numeric"
          autoComplete="one-time-code"
          {...form.field('code')}
        />
      ) : (
        <>
          {!only && (
            <TextField label={t.userName} autoComplete="username" autoFocus {...form.field('userName')} />
          )}
          <PasswordField
            label={t.password}
            autoComplete="current-password"
            autoFocus={only !== undefined}
            {...form.field('password')}
          />
        </>
      )}
      <FormButtons form={form} submit={t.signIn}>
        {codeAsked && !only && (
          <Button
            type="link"
            onClick={() => {
              setCodeAsked(false)
              form.reset()
            }}
          >
            {t.otherAccount}
          </Button>
        )}
      </FormButtons>
    </Form>
  )
}
