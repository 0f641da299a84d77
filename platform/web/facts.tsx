import type { ReactNode } from 'react'
import css from './facts.module.css'

/** What is known of a thing, name beside value. An unknown value is said, never left blank. */
export function Facts(props: {
  items: readonly (readonly [name: string, value: ReactNode] | null)[]
  /** One below the other, for values of a whole line. */
  lines?: boolean
}) {
  const { items, lines = false } = props
  return (
    <dl className={lines ? css.lines : css.facts}>
      {items.map(
        (item) =>
          item && (
            <div key={item[0]} className={css.fact}>
              <dt className={css.name}>{item[0]}</dt>
              <dd className={css.value}>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
