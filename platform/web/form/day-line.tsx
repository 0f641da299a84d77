import { type Day, parseDay } from '../../../kernel/day.ts'
import css from './form.module.css'

/** A day in a line of filters, its name beside it; null when it is emptied. */
export function DayLine(props: { label: string; value: Day | null; change: (day: Day | null) => void }) {
  const { label, value, change } = props
  return (
    <label className={css.withButton}>
      <span>{label}</span>
      <input
        type="date"
        className={css.control}
        value={value ?? ''}
        onChange={(event) => {
          const read = parseDay(event.target.value)
          change(read.ok ? read.value : null)
        }}
      />
    </label>
  )
}
