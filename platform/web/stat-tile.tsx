import type { ReactNode } from 'react'
import { PageLink } from './link.tsx'
import css from './stat-tile.module.css'

/** One figure with its name and unit; a link when it can be walked to its records. */
export function StatTile(props: {
  name: string
  /** Already formatted; "—" with a `note` when it is not known. */
  value: string
  unit?: string | undefined
  note?: ReactNode | undefined
  to?: string | undefined
  query?: Readonly<Record<string, string>> | undefined
}) {
  const { name, value, unit, note, to, query } = props
  const inside = (
    <>
      <span className={css.name}>{name}</span>
      <span className={css.figure}>
        <span className={css.value}>{value}</span>
        {unit && <span className={css.unit}>{unit}</span>}
      </span>
      {note && <span className={css.note}>{note}</span>}
    </>
  )
  if (!to) return <div className={css.tile}>{inside}</div>
  return (
    <PageLink to={to} {...(query ? { query } : {})} className={`${css.tile} ${css.link}`}>
      {inside}
    </PageLink>
  )
}

export function StatTiles({ children }: { children: ReactNode }) {
  return <div className={css.tiles}>{children}</div>
}
