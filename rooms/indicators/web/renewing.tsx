import type { ReactNode } from 'react'
import css from './renewing.module.css'

/** Figures of the place or period before stay, paler, until the new ones are here. */
export function Renewing(props: { while: boolean; children: ReactNode }) {
  return (
    <div className={props.while ? css.renewing : css.here} aria-busy={props.while}>
      {props.children}
    </div>
  )
}
