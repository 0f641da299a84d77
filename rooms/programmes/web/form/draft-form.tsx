import { useMemo } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Tabs } from '../../../../platform/web/tabs.tsx'
import { editText, readText } from '../../domain/text/edit-text.ts'
import { steps } from './description/whole.ts'
import { DraftFileContext } from './draft-file.ts'
import css from './form.module.css'
import { formTexts } from './form-texts.ts'
import { PartFields } from './part-field.tsx'

/**
 * The file as a form, step by step. The text stays the one thing that is written: each change is put into it, and its
 * comments and order stay as they were.
 */
export function DraftForm(props: {
  text: string
  change: (text: string) => void
  step: string
  setStep: (step: string) => void
}) {
  const { text, change, step, setStep } = props
  const t = useTexts(formTexts)
  const say = useSay()
  const read = useMemo(() => readText(text), [text])
  const file = useMemo(
    () => ({
      value: read.ok ? read.value : {},
      edit: (edit: Parameters<typeof editText>[1]) => {
        const next = editText(text, edit)
        if (next !== null) change(next)
      },
    }),
    [read, text, change],
  )
  if (!read.ok) return <Notice tone="danger">{fill(t.unreadable, { line: read.line })}</Notice>
  return (
    <DraftFileContext value={file}>
      <div className={css.steps}>
        <Tabs
          label={t.steps}
          open={step}
          choose={setStep}
          tabs={steps.map(({ code, title, fields }) => ({
            key: code,
            title: say(title),
            content: () => <PartFields fields={fields} path={[]} />,
          }))}
        />
      </div>
    </DraftFileContext>
  )
}
