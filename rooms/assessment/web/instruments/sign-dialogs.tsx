import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { instrumentTexts } from './instrument-texts.ts'
import { type CopyLine, instrumentsApi, renewed } from './queries.ts'

type Props = { copy: CopyLine; close: () => void }

/** Puts a checked copy in force from a day. */
export function SignDialog({ copy, close }: Props) {
  const t = useTexts(instrumentTexts)
  const tell = useToast()
  const form = useForm({
    initial: { from: today() as Day | null },
    required: ['from'],
    plain: true,
    send: ({ from }, id) =>
      instrumentsApi.post('/api/instruments/:code/copies/:copy/signature', {
        params: { code: copy.code, copy: copy.id },
        body: { id, version: copy.version, from: from as Day },
      }),
    renews: renewed,
    done: () => {
      tell(t.signDone)
      close()
    },
  })
  return (
    <Dialog title={t.signTitle} close={close}>
      <Form form={form} labels={{ from: t.signFrom }}>
        <p>{t.signBody}</p>
        <DayField label={t.signFrom} lean="future" {...form.field('from')} />
        <FormButtons form={form} submit={t.sign} />
      </Form>
    </Dialog>
  )
}

/** Ends a signed copy after a day. */
export function EndDialog({ copy, close }: Props) {
  const t = useTexts(instrumentTexts)
  const tell = useToast()
  const form = useForm({
    initial: { to: today() as Day | null },
    required: ['to'],
    plain: true,
    send: ({ to }, id) =>
      instrumentsApi.post('/api/instruments/:code/copies/:copy/end', {
        params: { code: copy.code, copy: copy.id },
        body: { id, version: copy.version, to: to as Day },
      }),
    renews: renewed,
    done: () => {
      tell(t.endDone)
      close()
    },
  })
  return (
    <Dialog title={t.endTitle} close={close}>
      <Form form={form} labels={{ to: t.endOn }}>
        <p>{t.endBody}</p>
        <DayField label={t.endOn} lean="future" {...form.field('to')} />
        <FormButtons form={form} submit={t.end} />
      </Form>
    </Dialog>
  )
}
