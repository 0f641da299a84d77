import type { ReactNode } from 'react'
import css from './tag.module.css'

export type Tone = 'plain' | 'accent' | 'good' | 'warning' | 'danger' | 'info'

/** A short state or kind. The word says it; the colour only helps. */
export function Tag({ tone = 'plain', children }: { tone?: Tone | undefined; children: ReactNode }) {
  return <span className={`${css.tag} ${css[tone]}`}>{children}</span>
}

/** Tags in a line that wraps. */
export function Tags({ children }: { children: ReactNode }) {
  return <span className={css.tags}>{children}</span>
}
