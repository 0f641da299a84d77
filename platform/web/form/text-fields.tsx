import { Input } from 'antd'
import type { HTMLInputTypeAttribute } from 'react'
import { HideIcon, ShowIcon } from '../icons.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { useFormat } from '../use-format.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './form.module.css'

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
        iconRender={(seen) => <Eye seen={seen} of={props.label} />}
        {...look(props)}
        {...describedBy(props)}
      />
    </Field>
  )
}

/** antd gives the click; its own eye is no button and is read aloud by the icon's name. */
function Eye({ seen, of, onClick }: { seen: boolean; of: string; onClick?: () => void }) {
  const t = useTexts(kitTexts)
  const show = useFormat()
  return (
    <button
      type="button"
      className={css.eye}
      aria-label={show.labelled(seen ? t.hide : t.show, of)}
      onClick={onClick}
    >
      {seen ? <HideIcon aria-hidden /> : <ShowIcon aria-hidden />}
    </button>
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
        autoSize={{ minRows: rows, maxRows: 14 }}
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

/** A whole number; empty is null, never zero. Full-width digits are read too. */
export function NumberField(
  props: FieldProps<number | null> & { unit?: string | undefined; maximumDigits?: number | undefined },
) {
  const { maximumDigits = 9 } = props
  const change = (text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, maximumDigits)
    props.change(digits === '' ? null : Number(digits))
  }
  return (
    <Field {...props}>
      <Input
        id={props.id}
        value={props.value === null ? '' : String(props.value)}
        inputMode="numeric"
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
