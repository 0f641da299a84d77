import { Input } from 'antd'
import { type CSSProperties, type HTMLInputTypeAttribute, useId, useState } from 'react'
import { HideIcon, ShowIcon } from '../icons.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { keptDecimal, readDecimal } from './decimal.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './form.module.css'
import { useUnread } from './unread.ts'
import { keptWhole, readWhole } from './whole-number.ts'

type TextProps = FieldProps<string> & {
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean | undefined
  /** After the HTML standard: `username`, `one-time-code`, `off`, … */
  readonly autoComplete?: string | undefined
  /** Which keys a phone shows. */
  readonly keys?: 'text' | 'numeric' | 'tel' | 'decimal' | undefined
  readonly type?: HTMLInputTypeAttribute | undefined
  readonly width?: 'short' | 'medium' | undefined
  readonly unit?: string | undefined
}

const look = (props: TextProps) => ({
  ...(props.maxLength ? { maxLength: props.maxLength } : {}),
  ...(props.placeholder ? { placeholder: props.placeholder } : {}),
  ...(props.unit ? { suffix: props.unit } : {}),
  autoFocus: props.autoFocus ?? false,
  autoComplete: props.autoComplete ?? 'off',
  inputMode: props.keys ?? ('text' as const),
  status: props.problems.length > 0 ? ('error' as const) : ('' as const),
  className: css[props.width ?? 'full'] ?? '',
  'aria-required': props.required,
})

/** One line of text. */
export function TextField(props: TextProps) {
  return (
    <Field {...props}>
      <Input
        id={props.id}
        type={props.type ?? 'text'}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
        {...look(props)}
        {...describedBy(props)}
      />
    </Field>
  )
}

/** A password, with an eye to see what was typed. */
export function PasswordField(props: TextProps) {
  return (
    <Field {...props}>
      <Input.Password
        id={props.id}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
        // antd puts a button with a name around it; the sign alone would be read aloud by its English one.
        iconRender={(seen) => (seen ? <ShowIcon aria-hidden /> : <HideIcon aria-hidden />)}
        {...look(props)}
        {...describedBy(props)}
      />
    </Field>
  )
}

/** Several lines; grows with what is written. */
export function LongTextField(
  props: FieldProps<string> & {
    maxLength?: number | undefined
    rows?: number | undefined
    placeholder?: string | undefined
  },
) {
  const { rows = 3, maxLength } = props
  return (
    <Field {...props}>
      <Input.TextArea
        id={props.id}
        value={props.value}
        rows={rows}
        classNames={{ textarea: css.growing ?? '' }}
        styles={{ textarea: { '--rows': rows } as CSSProperties }}
        onChange={(event) => props.change(event.target.value)}
        status={props.problems.length > 0 ? 'error' : ''}
        aria-required={props.required}
        {...(maxLength ? { maxLength, showCount: true } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...describedBy(props)}
      />
    </Field>
  )
}

/**
 * A whole number; empty is null, never zero. Full-width digits and commas between thousands are read too. What is no whole
 * number stays as it was typed and is not sent.
 */
export function NumberField(
  props: FieldProps<number | null> & { unit?: string | undefined; maximumDigits?: number | undefined },
) {
  const { maximumDigits = 9, value } = props
  const t = useTexts(kitTexts)
  const said = useId()
  const [typed, setTyped] = useState('')
  const wrong = value === null && readWhole(typed, maximumDigits) === undefined
  const change = (raw: string) => {
    const kept = keptWhole(raw, maximumDigits)
    setTyped(kept)
    props.change(readWhole(kept, maximumDigits) ?? null)
  }
  useUnread(props.id, props.label, wrong ? kitTexts.numberNotRead : null)
  const described = describedBy(props)
  const words = [described['aria-describedby'], said].filter(Boolean)
  return (
    <Field {...props}>
      <Input
        id={props.id}
        value={wrong ? typed : value === null ? '' : String(value)}
        inputMode="numeric"
        autoComplete="off"
        className={css.short ?? ''}
        onChange={(event) => change(event.target.value)}
        status={props.problems.length > 0 || wrong ? 'error' : ''}
        aria-required={props.required}
        {...(props.unit ? { suffix: props.unit } : {})}
        {...described}
        {...(wrong ? { 'aria-invalid': true, 'aria-describedby': words.join(' ') } : {})}
      />
      {wrong && (
        <span id={said} role="alert" className={css.readWrong}>
          {t.numberNotRead}
        </span>
      )}
    </Field>
  )
}

/**
 * A number that may have a part after the point; empty is null, never zero. What is typed stays as it was typed, so that
 * `1.` may become `1.5`. Full-width digits and points are read too.
 */
export function DecimalField(
  props: FieldProps<number | null> & { unit?: string | undefined; decimals?: number | undefined },
) {
  const { decimals = 2, value } = props
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed !== null && readDecimal(typed) === value ? typed : value === null ? '' : String(value)
  const change = (raw: string) => {
    const kept = keptDecimal(raw, decimals)
    setTyped(kept)
    props.change(readDecimal(kept))
  }
  return (
    <Field {...props}>
      <Input
        id={props.id}
        value={text}
        inputMode="decimal"
        autoComplete="off"
        className={css.short ?? ''}
        onChange={(event) => change(event.target.value)}
        status={props.problems.length > 0 ? 'error' : ''}
        aria-required={props.required}
        {...(props.unit ? { suffix: props.unit } : {})}
        {...describedBy(props)}
      />
    </Field>
  )
}
