import { fill } from '../../../platform/web/fill.ts'
import { formatNumber, formatShare } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Barred, FigureLink, TablePlace } from './figure-parts.tsx'
import css from './figure-table.module.css'
import type { MeasureLine, SplitFigures, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

type Props = {
  readonly where: Where
  readonly measure: MeasureLine
  readonly by: string
  readonly figures: SplitFigures
}

/** The parts of a figure, what is in none of them, and how they add up to the total: exactly, or why not. */
export function PartsTable({ where, measure, by, figures }: Props) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const { parts, none, sum, overlap, total, note } = figures
  const rows = [
    ...parts.map((part) => ({ code: part.code, title: say(part.title), value: part.value })),
    ...(none === 0
      ? []
      : [{ code: 'none', title: by === 'category' ? t.noCategory : t.notFilledIn, value: none }]),
  ]
  return (
    <div>
      <TablePlace label={`${say(measure.title)} · ${t.parts}`}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.partOfFigure}</th>
              <th scope="col">
                {say(measure.title)} <span className={css.unit}>{say(measure.unit)}</span>
              </th>
              <th scope="col">{t.share}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, title, value }) => (
              <tr key={code}>
                <th scope="row">{title}</th>
                <td>
                  <Barred value={value} values={rows.map((row) => row.value)}>
                    <FigureLink
                      value={value}
                      label={fill(t.recordsOf, { name: title, value: formatNumber(value, 2) })}
                      figure={{ ...where, measure: measure.code, by, value: code }}
                    />
                  </Barred>
                </td>
                <td>{total === 0 ? '—' : formatShare(value / total)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {overlap !== 0 && (
              <>
                <Line title={t.partsAdded} value={sum} />
                <Line title={t.overlap} value={-overlap} />
              </>
            )}
            <tr>
              <th scope="row">{t.total}</th>
              <td>{formatNumber(total, 2)}</td>
              <td>{total === 0 ? '—' : formatShare(1)}</td>
            </tr>
          </tfoot>
        </table>
      </TablePlace>
      {note && (
        <div className={css.after}>
          <Notice>{say(note)}</Notice>
        </div>
      )}
    </div>
  )
}

function Line({ title, value }: { title: string; value: number }) {
  return (
    <tr className={css.lesser}>
      <th scope="row">{title}</th>
      <td>{value < 0 ? `−${formatNumber(-value, 2)}` : formatNumber(value, 2)}</td>
      <td />
    </tr>
  )
}
