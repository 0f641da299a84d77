import { describedBy, Field, type FieldProps } from './field.tsx'
import css from './form.module.css'

/** A day and a time of it, as the browser asks for them: `2023-11-20T09:30`, or nothing. */
export function MomentField(props: FieldProps<string>) {
  return (
    <Field {...props}>
      <input
        id={props.id}
        type="datetime-local"
        className={`${css.control} ${css.medium}`}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
        {...describedBy(props)}
      />
    </Field>
  )
}
