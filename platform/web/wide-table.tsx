import { Table } from 'antd'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import css from './data-table.module.css'
import type { Column, TableProps } from './data-table.tsx'
import { useTexts } from './language.tsx'
import { PageLink, useGo } from './link.tsx'
import { kitTexts } from './texts.ts'

/** The rows and columns of a laptop. Only one row is in the tab order; the arrows move it. */
export function WideTable<T>(props: TableProps<T>) {
  const { list, columns, label, rowKey, to, open, total } = props
  const t = useTexts(kitTexts)
  const go = useGo()
  const [at, setAt] = useState(0)
  const place = useRef<HTMLElement>(null)
  const opens = to !== undefined || open !== undefined
  useTightWhereTooWide(place)
  useEffect(() => {
    // antd makes the whole table a live region; every page loaded would be read aloud from its first row on.
    place.current?.querySelector('[aria-live]')?.removeAttribute('aria-live')
    // A table too wide for its place is scrolled by the keyboard too: through its rows, or else by itself.
    if (!opens) place.current?.querySelector('.ant-table-body')?.setAttribute('tabindex', '0')
  }, [opens])
  const follow = (row: T) => (to ? go(to(row)) : open?.(row))
  const press = (event: KeyboardEvent<HTMLElement>, row: T, index: number) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') return follow(row)
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: list.rows.length - 1 }[event.key]
    if (next === undefined || next < 0 || next >= list.rows.length) return
    event.preventDefault()
    setAt(next)
    const body = event.currentTarget.parentElement
    body?.querySelectorAll<HTMLElement>('tr[data-row-key]')[next]?.focus()
  }
  const click = (event: MouseEvent<HTMLElement>, row: T) => {
    // A link, a button or a text selection inside the row means itself, not the row.
    const inner = (event.target as HTMLElement).closest('a, button, input, label')
    if (!inner && !getSelection()?.toString()) follow(row)
  }
  return (
    <section ref={place} className={css.wide} aria-label={opens ? `${label}. ${t.tableKeys}` : label}>
      <Table<T>
        rowKey={rowKey}
        dataSource={[...list.rows]}
        columns={columns.map((column) => ({
          key: column.key,
          title: <span className={column.quietTitle ? 'only-read-aloud' : css.heading}>{column.title}</span>,
          ...(column.align ? { align: column.align } : {}),
          ...(column.width ? { width: column.width } : {}),
          render: (_: unknown, row: T) => <Cell {...{ column, row, to, open }} />,
        }))}
        pagination={false}
        // Below the shell's own header, whose height is `--header` in theme.css.
        sticky={{ offsetHeader: 56 }}
        scroll={{ x: 'max-content' }}
        {...(total ? { summary: () => <Total columns={columns} total={total} /> } : {})}
        {...(opens
          ? {
              onRow: (row: T, index = 0) => ({
                tabIndex: index === at ? 0 : -1,
                className: css.opening ?? '',
                onFocus: () => setAt(index),
                onKeyDown: (event: KeyboardEvent<HTMLElement>) => press(event, row, index),
                onClick: (event: MouseEvent<HTMLElement>) => click(event, row),
              }),
            }
          : {})}
      />
    </section>
  )
}

/** Cells stay on one line while there is room for all of them; where there is not they wrap before the table is scrolled. */
function useTightWhereTooWide(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => makeTight(place.current, 'anew'))
  useEffect(() => {
    const whole = place.current
    if (!whole) return
    let narrowest = whole.clientWidth
    const resized = new ResizeObserver(() => {
      // Wrapped rows are higher, which may bring a scrollbar, which takes width: were every change measured anew, the
      // table would go to and fro for ever. It only becomes tighter, until there is clearly more room.
      const roomier = whole.clientWidth > narrowest + scrollbar
      narrowest = roomier ? whole.clientWidth : Math.min(narrowest, whole.clientWidth)
      makeTight(whole, roomier ? 'anew' : 'further')
    })
    resized.observe(whole)
    // Names that are fetched for a cell make the table wider after it was drawn.
    const table =
      whole.querySelector('.ant-table-body table') ?? whole.querySelector('.ant-table-content table')
    if (table) resized.observe(table)
    return () => resized.disconnect()
  }, [place])
}

/** Pixels, and some more. */
const scrollbar = 24

/** First a little, then as much as words can bear. */
const steps = [[css.tight], [css.tight, css.tighter], [css.tight, css.tighter, css.tightest]]

function makeTight(whole: HTMLElement | null, from: 'anew' | 'further'): void {
  const body = whole?.querySelector('.ant-table-body') ?? whole?.querySelector('.ant-table-content')
  if (!whole || !body) return
  if (from === 'anew') whole.classList.remove(...steps.flat().filter((name) => name !== undefined))
  for (const step of steps) {
    if (body.scrollWidth <= body.clientWidth + 1) break
    whole.classList.add(...step.filter((name) => name !== undefined))
  }
  // antd looks anew whether there is more to scroll to: the shade at the edge says so only then.
  body.dispatchEvent(new Event('scroll'))
}

type CellProps<T> = { column: Column<T>; row: T } & Pick<TableProps<T>, 'to' | 'open'>

function Cell<T>({ column, row, to, open }: CellProps<T>) {
  if (open && !to && column.onCard === 'title')
    return (
      <button type="button" className={css.titleButton} onClick={() => open(row)}>
        {column.cell(row)}
      </button>
    )
  if (to && column.onCard === 'title')
    return (
      <PageLink to={to(row)} className={css.titleLink}>
        {column.cell(row)}
      </PageLink>
    )
  const look = column.prose ? css.prose : column.align === 'end' ? 'number' : css.cell
  return <div className={look}>{column.cell(row)}</div>
}

function Total<T>({
  columns,
  total,
}: {
  columns: readonly Column<T>[]
  total: (column: string) => ReactNode
}) {
  return (
    <Table.Summary fixed>
      <Table.Summary.Row className={css.total ?? ''}>
        {columns.map((column, index) => (
          <Table.Summary.Cell key={column.key} index={index} {...(column.align ? { align: 'right' } : {})}>
            <span className="number">{total(column.key)}</span>
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  )
}
