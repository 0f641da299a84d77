import { Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { CalendarIcon } from '../icons.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { today } from '../today.ts'
import { useFormat } from '../use-format.ts'
import { usePhone } from '../use-phone.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './form.module.css'
import { type Lean, readTypedDay } from './typed-day.ts'
import { useUnread } from './unread.ts'

type DayFieldProps = FieldProps<Day | null> & {
  /** Which year a day typed without one means: something past, something due, or this year's. */
  readonly lean?: Lean | undefined
  readonly earliest?: Day | undefined
  readonly latest?: Day | undefined
}

/**
 * A day: on a phone the phone's own wheel; on a laptop a line that understands `2023.7.5`, `7-5` and `今天` and
 * says back what it understood, with the browser's calendar one button away.
 */
export function DayField(props: DayFieldProps) {
  const phone = usePhone()
  return <Field {...props}>{phone ? <DayWheel {...props} /> : <DayLine {...props} />}</Field>
}

const limits = ({ earliest, latest }: DayFieldProps) => ({
  ...(earliest ? { min: earliest } : {}),
  ...(latest ? { max: latest } : {}),
})

function DayWheel(props: DayFieldProps) {
  return (
    <input
      id={props.id}
      type="date"
      className={`${css.control} ${css.full}`}
      value={props.value ?? ''}
      onChange={(event) => props.change((event.target.value || null) as Day | null)}
      required={props.required}
      {...limits(props)}
      {...describedBy(props)}
    />
  )
}

function DayLine(props: DayFieldProps) {
  const { value, change, lean = 'year' } = props
  const t = useTexts(kitTexts)
  const show = useFormat()
  const said = useId()
  const wheel = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>(value ?? '')
  const read = typed.trim() === '' ? null : readTypedDay(typed, today(), lean)
  // Set from outside (a reset, the calendar): show that; while it is our own reading, leave the typing alone.
  useEffect(() => {
    setTyped((before) => (readTypedDay(before, today(), lean) === value ? before : (value ?? before)))
  }, [value, lean])
  const type = (text: string) => {
    setTyped(text)
    change(text.trim() === '' ? null : readTypedDay(text, today(), lean))
  }
  const wrong = typed.trim() !== '' && read === null
  useUnread(props.id, props.label, wrong ? kitTexts.dayNotRead : null)
  const described = describedBy(props)
  return (
    <div className={css.withButton}>
      <Input
        id={props.id}
        className={css.short ?? ''}
        value={typed}
        autoComplete="off"
        placeholder={t.dayHint}
        status={props.problems.length > 0 || wrong ? 'error' : ''}
        onChange={(event) => type(event.target.value)}
        onBlur={() => value && setTyped(value)}
        aria-required={props.required}
        {...described}
        {...(wrong ? { 'aria-invalid': true } : {})}
        aria-describedby={[described['aria-describedby'], said].filter(Boolean).join(' ')}
      />
      <span className={css.wheelPlace}>
        <button
          type="button"
          className={css.iconButton}
          aria-label={show.labelled(t.pickDay, props.label)}
          onClick={() => wheel.current?.showPicker()}
        >
          <CalendarIcon aria-hidden />
        </button>
        <input
          ref={wheel}
          type="date"
          className={css.behind}
          tabIndex={-1}
          aria-hidden
          value={value ?? ''}
          onChange={(event) => type(event.target.value)}
          {...limits(props)}
        />
      </span>
      <span id={said} aria-live="polite" className={wrong ? css.readWrong : css.read}>
        {read ? `${show.day(read)} ${show.weekday(read)}` : wrong ? t.dayNotRead : ''}
      </span>
    </div>
  )
}
