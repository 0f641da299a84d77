import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import { fill } from '../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { usePhone } from '../../../platform/web/use-phone.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { DraftCheck } from './draft-check.tsx'
import { draftTexts } from './draft-texts.ts'
import { FigureForm } from './figure-form.tsx'
import { DraftForm } from './form/draft-form.tsx'
import css from './form/form.module.css'
import { formTexts } from './form/form-texts.ts'
import { TextEditor, type TextEditorHandle } from './form/text-editor.tsx'
import { textFor } from './form/text-for.ts'
import { type DraftAnswer, programmesApi, renewed, textCheckQuery } from './queries.ts'

type Checked = DraftAnswer['check']

export type DraftEditorProps = {
  readonly start: string
  /** Of a new draft: the author's own place, for which it begins. */
  readonly place?: DivisionCode | undefined
  readonly draft?: DraftAnswer | undefined
  readonly done: (draft: string) => void
}

/** Writes a draft: by form, with the file beside it, and what is wrong with either at once. */
export function DraftEditor(props: DraftEditorProps) {
  const { start, place, draft, done } = props
  const t = useTexts(draftTexts)
  const of = useTexts(formTexts)
  const tell = useToast()
  const phone = usePhone()
  const [fresh] = useState(newId)
  const [view, setView] = useState('form')
  const [step, setStep] = useState('basics')
  const form = useForm<{ text: string; reason: string }, { id: string }>({
    initial: { text: textFor(start, place), reason: draft?.line.reason ?? '' },
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
  const put = (next: string) => form.change({ text: next })
  const check = useQuery(textCheckQuery(useSettled(text, 500)))
  const checked = check.data ?? draft?.check ?? null
  const byForm = <DraftForm text={text} change={put} step={step} setStep={setStep} />
  const asFile = <FileSide text={text} change={put} checked={checked} />
  const whole = (
    <Stack>
      <FailureNotice failure={check.error} />
      {checked && <DraftCheck check={checked} />}
    </Stack>
  )
  return (
    <Stack>
      {phone ? (
        <Tabs
          label={t.changeDraft}
          open={view}
          choose={setView}
          tabs={[
            { key: 'form', title: of.form, content: () => byForm },
            { key: 'file', title: of.file, content: () => asFile },
            { key: 'check', title: of.checked, content: () => whole },
          ]}
        />
      ) : (
        <div className={css.sides}>
          <Section>{byForm}</Section>
          <div className={css.beside}>{asFile}</div>
        </div>
      )}
      <Section title={t.figureForm} hint={t.figureFormHint}>
        <FigureForm text={text} put={put} />
      </Section>
      <Section>
        <Form form={form} labels={{ text: t.text, reason: t.reason }}>
          <LongTextField label={t.reason} maxLength={500} {...form.field('reason')} />
          <FormButtons form={form} submit={t.save} />
        </Form>
      </Section>
      {!phone && whole}
    </Stack>
  )
}

/** The file, and the first of what is wrong with it; a line's number leads to the line. */
function FileSide(props: { text: string; change: (text: string) => void; checked: Checked | null }) {
  const { text, change, checked } = props
  const t = useTexts(draftTexts)
  const of = useTexts(formTexts)
  const say = useSay()
  const id = useId()
  const editor = useRef<TextEditorHandle>(null)
  const wrong = checked?.problems ?? []
  return (
    <Section
      title={<label htmlFor={id}>{t.text}</label>}
      actions={
        checked && (
          <span role="status">
            <Tag tone={checked.valid ? 'good' : 'danger'}>
              {checked.valid ? of.rightSoFar : fill(of.problemsSoFar, { count: wrong.length })}
            </Tag>
          </span>
        )
      }
    >
      <Stack>
        <TextEditor id={id} value={text} change={change} handle={editor} />
        {wrong.length > 0 && (
          <ul className={css.problems} aria-label={t.problem}>
            {wrong.slice(0, 20).map(({ line, reason }) => (
              <li key={`${line}${reason.en}`}>
                <Button
                  type="link"
                  className={css.toLine ?? ''}
                  onClick={() => editor.current?.showLine(line)}
                >
                  {fill(of.goToLine, { line })}
                </Button>{' '}
                {say(reason)}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  )
}
