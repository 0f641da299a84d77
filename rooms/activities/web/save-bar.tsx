import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Form } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { activitiesTexts } from './texts.ts'
import css from './visit-form.module.css'
import type { VisitValues } from './visit-values.ts'

/** Save, or save and go on with the next visit; on a phone always in sight. */
export function SaveBar(props: {
  form: Form<VisitValues>
  /** The station of the file is not known yet. */
  waits: boolean
  again: (wanted: boolean) => void
}) {
  const { form, waits, again } = props
  const t = useTexts(activitiesTexts)
  const save = (andAgain: boolean) => {
    again(andAgain)
    form.submit()
  }
  useSaveKeys(() => {
    if (!waits && !form.sending) save(false)
  })
  return (
    <div className={css.bar}>
      <Button
        type="primary"
        htmlType="submit"
        form={form.id}
        disabled={waits}
        loading={form.sending}
        onClick={() => again(false)}
      >
        {t.save}
      </Button>
      <Button disabled={waits || form.sending} onClick={() => save(true)}>
        {t.saveAgain}
      </Button>
      <span className={`soft ${css.keys}`}>{t.saveKeys}</span>
    </div>
  )
}

/** Ctrl (or Command) and Enter save from anywhere in the form, also from within a note of several lines. */
function useSaveKeys(save: () => void) {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
