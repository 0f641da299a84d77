import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { formatNumber } from '../../../platform/web/format.ts'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { figureQuery, recordsPath } from './addresses.ts'
import css from './figure-table.module.css'
import type { Figure } from './queries.ts'

/** The place that a table of figures scrolls in; the keyboard scrolls it too when it is wider than its place. */
export function TablePlace({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <section ref={place} className={css.scroll} aria-label={label}>
      {children}
    </section>
  )
}

/** A figure that leads to its records, where the reader may see records and there are any. */
export function FigureLink(props: { value: number | null; label: string; figure: Figure | null }) {
  const { value, label, figure } = props
  const may = useMay()
  const text = formatNumber(value, 2)
  if (!figure || value === 0 || value === null || !may('figures.drill'))
    return <span className={value ? '' : css.zero}>{text}</span>
  return (
    <PageLink to={recordsPath} query={figureQuery(figure)}>
      <span aria-hidden>{text}</span>
      <span className="only-read-aloud">{label}</span>
    </PageLink>
  )
}

/** A number with its bar; the number says it, so the bar is not read aloud. `values` are all of the column. */
export function Barred(props: { value: number; values: readonly number[]; children: ReactNode }) {
  const { value, values, children } = props
  const largest = Math.max(0, ...values)
  const digits = Math.max(4, ...values.map((one) => formatNumber(one, 2).length))
  const look: CSSProperties & Record<'--digits', string> = { '--digits': `${digits}ch` }
  return (
    <span className={css.barred} style={look}>
      <span aria-hidden className={css.track}>
        {value > 0 && <span className={css.bar} style={{ width: `${(value / largest) * 100}%` }} />}
      </span>
      {children}
    </span>
  )
}
