import css from './form.module.css'

/** One yes or no in a line of filters. */
export function TickLine(props: { label: string; value: boolean; change: (value: boolean) => void }) {
  return (
    <label className={css.tick}>
      <input type="checkbox" checked={props.value} onChange={(event) => props.change(event.target.checked)} />
      <span>{props.label}</span>
    </label>
  )
}
