import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { describedBy, Field, type FieldProps, Problems } from './field.tsx'
import css from './form.module.css'

export type Option<V extends string | number> = {
  readonly value: V
  readonly label: string
  readonly hint?: string | undefined
}

/** One of a few, each as large as a thumb; arrows move between them. Chosen again it stays chosen. */
export function ChoiceField<V extends string | number>(
  props: FieldProps<V | null> & { options: readonly Option<V>[] },
) {
  return (
    <Field {...props} group>
      <div className={css.chips}>
        {props.options.map((option) => (
          <label key={option.value} className={css.chip}>
            <input
              type="radio"
              name={props.id}
              checked={props.value === option.value}
              onChange={() => props.change(option.value)}
              required={props.required}
            />
            <span>
              {option.label}
              {option.hint && <span className={css.chipHint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}

/** Any number of a few. */
export function ChoicesField<V extends string | number>(
  props: FieldProps<readonly V[]> & { options: readonly Option<V>[] },
) {
  const turn = (value: V) =>
    props.change(
      props.value.includes(value) ? props.value.filter((one) => one !== value) : [...props.value, value],
    )
  return (
    <Field {...props} group>
      <div className={css.chips}>
        {props.options.map((option) => (
          <label key={option.value} className={css.chip}>
            <input
              type="checkbox"
              checked={props.value.includes(option.value)}
              onChange={() => turn(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className={css.chipHint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}

/** A yes that is asked for, as of consent. */
export function TickField(props: FieldProps<boolean>) {
  const { id, label, value, change, problems } = props
  return (
    <div className={css.field}>
      <label className={css.tick}>
        <input
          id={id}
          type="checkbox"
          checked={value}
          onChange={(event) => change(event.target.checked)}
          {...describedBy(props)}
        />
        <span>{label}</span>
      </label>
      <Problems id={id} problems={problems} />
    </div>
  )
}

/** One of many, in the list that the browser or the phone has of its own. */
export function SelectField<V extends string | number>(
  props: FieldProps<V | null> & {
    options: readonly Option<V>[]
    /** What stands first and means none; "Choose" unless told. */
    blank?: string | undefined
    width?: 'short' | 'medium' | undefined
  },
) {
  const t = useTexts(kitTexts)
  const { options, value, change, width } = props
  return (
    <Field {...props}>
      <select
        id={props.id}
        className={`${css.select} ${css[width ?? 'full']}`}
        value={value ?? ''}
        aria-required={props.required}
        onChange={(event) =>
          change(options.find((option) => String(option.value) === event.target.value)?.value ?? null)
        }
        {...describedBy(props)}
      >
        <option value="">{props.blank ?? t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
