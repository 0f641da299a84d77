import css from './one-of.module.css'

/** A few ways to see the same thing, one of them chosen; each a button that says whether it is pressed. */
export function OneOf<K extends string>(props: {
  label: string
  options: readonly { readonly key: K; readonly title: string }[]
  chosen: K
  choose: (key: K) => void
}) {
  const { label, options, chosen, choose } = props
  return (
    <fieldset className={css.choice} aria-label={label}>
      {options.map(({ key, title }) => (
        <button
          key={key}
          type="button"
          className={css.option}
          aria-pressed={key === chosen}
          onClick={() => choose(key)}
        >
          {title}
        </button>
      ))}
    </fieldset>
  )
}
