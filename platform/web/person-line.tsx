import type { ReactNode } from 'react'
import { PageLink } from './link.tsx'
import css from './person-line.module.css'

/** How a person stands in a list of another page: name, then a few plain words, then tags. */
export function PersonLine(props: {
  name: string
  to?: string | undefined
  details: readonly (string | null)[]
  tags?: ReactNode | undefined
}) {
  const { name, to, details, tags } = props
  return (
    <div className={css.line}>
      <div>
        {to ? (
          <PageLink to={to} className={css.name}>
            {name}
          </PageLink>
        ) : (
          <span className={css.name}>{name}</span>
        )}
        <span className={css.details}>{details.filter(Boolean).join(' · ')}</span>
      </div>
      {tags}
    </div>
  )
}
