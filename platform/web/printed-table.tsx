import css from './data-table.module.css'
import type { TableProps } from './data-table.tsx'

/** The rows on paper: nothing is scrolled there, so that all columns share the width; buttons are left out. */
export function PrintedTable<T>({ list, columns, label, rowKey, total }: TableProps<T>) {
  const shown = columns.filter(({ quietTitle }) => !quietTitle)
  const look = (align: 'end' | undefined) => (align === 'end' ? css.printedNumber : undefined)
  return (
    <table className={css.printed} aria-label={label}>
      <thead>
        <tr>
          {shown.map(({ key, title, align }) => (
            <th key={key} scope="col" className={look(align)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <tr key={rowKey(row)}>
            {shown.map(({ key, align, cell }) => (
              <td key={key} className={look(align)}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {total && (
          <tr className={css.total}>
            {shown.map(({ key, align }) => (
              <td key={key} className={look(align)}>
                {total(key)}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  )
}
