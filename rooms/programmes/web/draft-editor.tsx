import { Button } from 'antd'
import { useId, useState } from 'react'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { DraftCheck } from './draft-check.tsx'
import { draftTexts } from './draft-texts.ts'
import { FigureForm } from './figure-form.tsx'
import css from './programmes.module.css'
import { type DraftAnswer, programmesApi, renewed } from './queries.ts'

/** Writes a draft: the file itself, a form for a new figure, and the check beside it. */
export function DraftEditor(props: {
  start: string
  draft?: DraftAnswer | undefined
  done: (draft: string) => void
}) {
  const { start, draft, done } = props
  const t = useTexts(draftTexts)
  const tell = useToast()
  const textId = useId()
  const [fresh] = useState(newId)
  const form = useForm<{ text: string; reason: string }, { id: string }>({
    initial: { text: start, reason: draft?.line.reason ?? '' },
    required: ['text', 'reason'],
    send: (values, id) =>
      draft
        ? programmesApi.put('/api/programme-drafts/:draft', {
            params: { draft: draft.line.id },
            body: { id, version: draft.line.version, ...values },
          })
        : programmesApi.post('/api/programme-drafts', { body: { id, draft: fresh, ...values } }),
    renews: renewed,
    done: ({ id }) => {
      tell(t.saved)
      done(id)
    },
  })
  const { text } = form.values
  const check = useCommand({
    send: (written: string) => programmesApi.post('/api/programme-checks', { body: { text: written } }),
  })
  const [checked, setChecked] = useState<DraftAnswer['check'] | null>(draft?.check ?? null)
  const run = async () => {
    const answer = await check.run(text)
    if (answer.ok) setChecked(answer.value)
  }
  return (
    <Stack>
      <Section title={t.figureForm} hint={t.figureFormHint}>
        <FigureForm text={text} put={(next) => form.change({ text: next })} />
      </Section>
      <Section>
        <Form form={form} labels={{ text: t.text, reason: t.reason }}>
          <label htmlFor={textId} className={css.label}>
            {t.text}
          </label>
          <p className="soft">{t.textHint}</p>
          <textarea
            id={textId}
            className={css.text}
            spellCheck={false}
            value={text}
            onChange={(event) => form.change({ text: event.target.value })}
          />
          <LongTextField label={t.reason} maxLength={500} {...form.field('reason')} />
          <Row>
            <Button onClick={() => void run()} loading={check.sending}>
              {t.check}
            </Button>
          </Row>
          <FailureNotice failure={check.failure} />
          <FormButtons form={form} submit={t.save} />
        </Form>
      </Section>
      {checked && <DraftCheck check={checked} />}
    </Stack>
  )
}
