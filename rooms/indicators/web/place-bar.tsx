import type { Period } from '../../../kernel/period.ts'
import { PeriodBar } from './period-bar.tsx'
import css from './place-bar.module.css'
import { PlaceSearch } from './place-search.tsx'
import { PlaceTrail } from './place-trail.tsx'

/** Where and when: the way up, a way to any other place, and the period. */
export function PlaceBar(props: { node: string; name: string; period: Period }) {
  return (
    <div className={css.bar}>
      <PlaceTrail {...props} />
      <PlaceSearch period={props.period} />
      <PeriodBar period={props.period} />
    </div>
  )
}
