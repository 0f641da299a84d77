import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import css from './figure-table.module.css'
import type { MeasureLine } from './queries.ts'
import { type Order, turned } from './sort-rows.ts'
import { indicatorsTexts } from './texts.ts'

/** The heading of a column that sorts by it; how it stands is said to screen readers as the table's state. */
export function SortHeading(props: { measure: MeasureLine; order: Order; sort: (order: Order) => void }) {
  const { measure, order, sort } = props
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const name = say(measure.title)
  const mine = order.by === measure.code
  return (
    <th scope="col" aria-sort={mine ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={css.sort}
        title={fill(t.sortBy, { name })}
        onClick={() => sort(turned(order, measure.code))}
      >
        {mine && (
          <span aria-hidden className={css.arrow}>
            {order.falling ? '↓' : '↑'}
          </span>
        )}
        {name}
      </button>
      <span className={css.unit}>{say(measure.unit)}</span>
    </th>
  )
}
