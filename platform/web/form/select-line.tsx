import css from './form.module.css'

/** A native list in a line of filters, its name read aloud and not shown. */
export function SelectLine<V extends string | number>(props: {
  label: string
  /** What stands first and means no filter. */
  blank: string
  value: V | null
  change: (value: V | null) => void
  options: readonly { readonly value: V; readonly label: string }[]
}) {
  const { label, blank, value, change, options } = props
  return (
    <select
      className={css.select}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) =>
        change(options.find((option) => String(option.value) === event.target.value)?.value ?? null)
      }
    >
      <option value="">{blank}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
