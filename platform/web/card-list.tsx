import css from './data-table.module.css'
import type { Column, TableProps } from './data-table.tsx'
import { RightIcon } from './icons.ts'
import { PageLink } from './link.tsx'

/** The rows of a phone: one card each, its heading the link. */
export function CardList<T>(props: TableProps<T>) {
  const { list, columns, label, rowKey, to, open, total } = props
  const title = columns.find((column) => column.onCard === 'title')
  const lines = columns.filter((column) => column !== title && column.onCard !== 'hidden')
  // A column whose heading is not seen in the table has none on a card either.
  const isBare = (column: Column<T>) => column.onCard === 'bare' || column.quietTitle === true
  return (
    <ul className={css.cards} aria-label={label}>
      {list.rows.map((row) => (
        <li key={rowKey(row)} className={css.card}>
          {title && <CardTitle {...{ title, row, to, open }} />}
          <div className={css.cardLines}>
            {lines.map((column) => (
              <div key={column.key} className={isBare(column) ? css.cardBare : css.cardLine}>
                {!isBare(column) && <span className="soft">{column.title}</span>}
                <div className={valueClass(column)}>{column.cell(row)}</div>
              </div>
            ))}
          </div>
        </li>
      ))}
      {total && (
        <li className={`${css.card} ${css.total}`}>
          {title && <div className={css.cardTitle}>{total(title.key)}</div>}
          <div className={css.cardLines}>
            {lines.map((column) => (
              <div key={column.key} className={css.cardLine}>
                <span className="soft">{column.title}</span>
                <span className="number">{total(column.key)}</span>
              </div>
            ))}
          </div>
        </li>
      )}
    </ul>
  )
}

/** Figures as figures; a day, 2026年11月22日, is not broken before its last sign, as sentences may be. */
const valueClass = ({ align, prose }: { align?: 'end' | undefined; prose?: boolean | undefined }) =>
  align === 'end' ? 'number' : prose ? undefined : css.cardValue

type CardTitleProps<T> = { title: Column<T>; row: T } & Pick<TableProps<T>, 'to' | 'open'>

function CardTitle<T>({ title, row, to, open }: CardTitleProps<T>) {
  const inside = (
    <>
      <span>{title.cell(row)}</span>
      {(to || open) && <RightIcon aria-hidden className={css.cardArrow} />}
    </>
  )
  if (to)
    return (
      <PageLink to={to(row)} className={css.cardTitle}>
        {inside}
      </PageLink>
    )
  if (open)
    return (
      <button type="button" className={css.cardTitle} onClick={() => open(row)}>
        {inside}
      </button>
    )
  return <div className={`${css.cardTitle} ${css.cardPlain}`}>{inside}</div>
}
