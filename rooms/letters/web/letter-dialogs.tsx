import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import type { LetterCloseReason } from '../domain/letter-codes.ts'
import { CodeSlip } from './code-slip.tsx'
import { type LetterFile, lettersApi, renewedByLetters } from './queries.ts'
import { lettersTexts } from './texts.ts'
import { useLetterWords } from './words.ts'

/** Closes a letter; what stands in the way is said by the server and shown above the button. */
export function CloseLetterDialog({ letter, close }: { letter: LetterFile; close: () => void }) {
  const t = useTexts(lettersTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm({
    initial: { reason: null as LetterCloseReason | null, note: '' },
    required: ['reason'],
    send: (values, id) =>
      lettersApi.post('/api/letters/:id/closing', {
        params: { id: letter.id },
        body: {
          id,
          version: letter.version,
          reason: values.reason ?? 'answered',
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.closed)
      close()
    },
  })
  return (
    <Dialog title={t.closeTitle} close={close}>
      <Form form={form} labels={{ reason: t.closeReason }}>
        <ChoiceField label={t.closeReason} options={words.reason.options} {...form.field('reason')} />
        <LongTextField label={t.note} maxLength={1000} rows={2} {...form.field('note')} />
        <FormButtons form={form} submit={t.close} />
      </Form>
    </Dialog>
  )
}

/** The slip with a new code, shown this once. */
export function CodeDialog({ code, close }: { code: string; close: () => void }) {
  const t = useTexts(lettersTexts)
  return (
    <Dialog title={t.codeTitle} close={close}>
      <Notice tone="warning">{t.codeOnce}</Notice>
      <CodeSlip code={code} />
    </Dialog>
  )
}
