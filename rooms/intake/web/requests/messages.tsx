import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './intake.module.css'
import { type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'

/** What staff and the requester write to each other under the code. */
export function RequestMessages({ one, mayAnswer }: { one: RequestFile; mayAnswer: boolean }) {
  const t = useTexts(intakeTexts)
  const show = useFormat()
  if (!one.messages) return null
  return (
    <Section title={t.messages} hint={t.messagesHint}>
      <Stack>
        {one.messages.length === 0 && <p className="soft">{t.noMessages}</p>}
        <ul className={css.messages}>
          {one.messages.map((message) => (
            <li key={message.id} className={message.byName ? css.own : css.theirs}>
              <p className={css.said}>{message.text}</p>
              <p className="soft">
                {message.byName ?? t.byRequester} · {show.instant(message.at)}
              </p>
            </li>
          ))}
        </ul>
        {mayAnswer && <Answer one={one} />}
      </Stack>
    </Section>
  )
}

function Answer({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const form = useForm({
    initial: { text: '' },
    required: ['text'],
    plain: true,
    keep: `intake.answer.${one.id}`,
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/messages', {
        params: { id: one.id },
        body: { id, text: values.text.trim() },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.sent)
      form.reset({ text: '' })
    },
  })
  return (
    <Form form={form} labels={{ text: t.answer }}>
      <LongTextField label={t.answer} maxLength={2000} rows={2} {...form.field('text')} />
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}
