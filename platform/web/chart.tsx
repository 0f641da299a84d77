import { lazy, Suspense } from 'react'
import css from './chart.module.css'
import { fetched } from './fetched.ts'
import { fill } from './fill.ts'
import { formatNumber } from './format.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

const Drawing = lazy(() =>
  fetched(() => import('./chart-drawing.tsx')).then((file) => ({ default: file.Drawing })),
)

export type ChartProps = {
  /** What is shown, with its unit and period: the accessible name. */
  readonly title: string
  readonly kind: 'line' | 'bar'
  /** Names along the axis: months or places. */
  readonly points: readonly string[]
  /** A value a point; null where it is not known, which is not zero. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  readonly unit: string
  readonly height?: number | undefined
  /** Called with the number of the point that was clicked. */
  readonly choose?: ((point: number) => void) | undefined
}

/** A line or bar chart, fetched when first shown, with the same figures as a table for those who read them. */
export function Chart(props: ChartProps) {
  const t = useTexts(kitTexts)
  const { title, points, series, unit, height = 300 } = props
  return (
    <figure className={css.chart}>
      <div aria-hidden className={css.drawing} style={{ height }}>
        <Suspense>
          <Drawing {...props} />
        </Suspense>
      </div>
      <details className={css.table}>
        <summary>{t.asTable}</summary>
        <div className={css.scroll}>
          <table>
            <caption className="only-read-aloud">{title}</caption>
            <thead>
              <tr>
                <td />
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {fill(t.withUnit, { name: one.name, unit })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={point}>
                  <th scope="row">{point}</th>
                  {series.map((one) => {
                    const value = one.values[index]
                    return <td key={one.name}>{value == null ? '—' : formatNumber(value, 1)}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
