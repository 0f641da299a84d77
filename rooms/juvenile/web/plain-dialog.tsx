import type { ReactNode } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Form as FormState, useForm } from '../../../platform/web/form/use-form.ts'
import { useToast } from '../../../platform/web/toast.tsx'
import { renewedByJuvenile } from './queries.ts'

/** A short form in a dialog: sends, tells that it was done, closes. All dialogs of this room are of this shape. */
export function PlainDialog<T extends object>(props: {
  title: string
  hint?: string | undefined
  submit: string
  told: string | ((values: T) => string)
  danger?: boolean | undefined
  labels: Readonly<Partial<Record<keyof T & string, string>>>
  initial: T
  required: readonly (keyof T & string)[]
  send: (values: T, id: string) => Promise<unknown>
  close: () => void
  /** What follows once it was sent, where that is more than closing. */
  done?: ((values: T) => void) | undefined
  children: (form: FormState<T>) => ReactNode
}) {
  const { title, hint, submit, told, danger, labels, initial, required, send, close, done, children } = props
  const tell = useToast()
  const form = useForm<T, unknown>({
    initial,
    required,
    send,
    renews: [...renewedByJuvenile],
    done: (_, values) => {
      tell(typeof told === 'string' ? told : told(values))
      if (done) done(values)
      else close()
    },
  })
  return (
    <Dialog title={title} close={close}>
      <Form form={form} labels={labels}>
        {hint && <p className="soft">{hint}</p>}
        {children(form)}
        <FormButtons form={form} submit={submit} {...(danger ? { danger } : {})} />
      </Form>
    </Dialog>
  )
}
