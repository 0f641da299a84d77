import type { ReactNode } from 'react'
import css from './facts.module.css'

/** What is known of a thing, name beside value. An unknown value is said, never left blank. */
export function Facts({ items }: { items: readonly (readonly [name: string, value: ReactNode] | null)[] }) {
  return (
    <dl className={css.facts}>
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
