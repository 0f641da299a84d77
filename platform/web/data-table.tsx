import { Button } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { CardList } from './card-list.tsx'
import { ColumnChoice, useColumns } from './column-choice.tsx'
import css from './data-table.module.css'
import { fetched } from './fetched.ts'
import { fill } from './fill.ts'
import { formatNumber } from './format.ts'
import { useTexts } from './language.tsx'
import { PrintedTable } from './printed-table.tsx'
import type { List } from './queries.ts'
import { Empty, Failed, Loading } from './states.tsx'
import { kitTexts } from './texts.ts'
import { usePhone } from './use-phone.ts'
import { usePrinting } from './use-printing.ts'

// A phone shows cards and never fetches antd's table.
// `lazy` forgets the type parameter; the cast gives it back.
const WideTable = lazy(() =>
  fetched(() => import('./wide-table.tsx')).then((file) => ({ default: file.WideTable })),
) as unknown as <T>(props: TableProps<T>) => ReactNode

export type Column<T> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: T) => ReactNode
  /** Figures stand to the right. */
  readonly align?: 'end' | undefined
  /** The heading is read aloud but not seen: a column of buttons. */
  readonly quietTitle?: boolean | undefined
  readonly width?: number | undefined
  /** Sentences: wraps, where other cells stay on one line. */
  readonly prose?: boolean | undefined
  /** Not shown until chosen. */
  readonly extra?: boolean | undefined
  /** On a phone: the card's heading, a line with its name, a line without, or left out. A line unless told. */
  readonly onCard?: 'title' | 'line' | 'bare' | 'hidden' | undefined
}

export type TableProps<T> = {
  /** What the table lists, for screen readers. */
  readonly label: string
  readonly list: List<T>
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  /** Where a row leads; the title column becomes the link, Enter and a click on the row follow it. */
  readonly to?: ((row: T) => string) | undefined
  /** Or what opening a row does on this page, such as a drawer. */
  readonly open?: ((row: T) => void) | undefined
  readonly empty?: ReactNode | undefined
  /** Takes out what narrows the list; given while something does, an empty list says so and offers it. */
  readonly clear?: (() => void) | undefined
  /** Remembers on this device which columns are shown; without it they cannot be chosen. */
  readonly remember?: string | undefined
  /** Stands on the left above the table: filters, the count, actions. */
  readonly above?: ReactNode | undefined
  /** A last row, such as a total. */
  readonly total?: ((column: string) => ReactNode) | undefined
}

/**
 * The table of the product: keyset pages by "load more", honest loading, empty and failed states, arrows and
 * Enter through the rows; cards on a phone, a plain table on paper.
 */
export function DataTable<T>(props: TableProps<T>) {
  const { list, columns, remember, above, clear } = props
  const t = useTexts(kitTexts)
  const empty = clear ? (
    <Empty title={t.noMatch} action={<Button onClick={clear}>{t.clearFilters}</Button>} />
  ) : (
    props.empty
  )
  const phone = usePhone()
  const printing = usePrinting()
  const choice = useColumns(columns, remember)
  const shown = { ...props, columns: choice.shown }
  return (
    <div className={css.whole}>
      {(above || (remember && !phone)) && (
        <div className={css.above}>
          <div className={css.aboveStart}>{above}</div>
          {remember && !phone && <ColumnChoice columns={columns} {...choice} />}
        </div>
      )}
      {list.state === 'loading' && (
        <div className={css.state}>
          <Loading lines={6} />
        </div>
      )}
      {list.state === 'failed' && <Failed failure={list.failure} retry={list.retry} />}
      {list.state === 'ready' && list.rows.length === 0 && (empty ?? <Empty />)}
      {list.state === 'ready' && list.rows.length > 0 && (
        <>
          {printing ? (
            <PrintedTable {...shown} />
          ) : phone ? (
            <CardList {...shown} />
          ) : (
            <Suspense
              fallback={
                <div className={css.state}>
                  <Loading lines={6} />
                </div>
              }
            >
              <WideTable {...shown} />
            </Suspense>
          )}
          <More list={list} />
        </>
      )}
    </div>
  )
}

function More<T>({ list }: { list: List<T> }) {
  const t = useTexts(kitTexts)
  const count = formatNumber(list.rows.length)
  return (
    <div className={css.more}>
      <span className="soft number" role="status">
        {fill(list.more ? t.shown : t.shownAll, { count })}
      </span>
      {list.more && (
        <Button loading={list.loadingMore} onClick={list.more}>
          {t.more}
        </Button>
      )}
    </div>
  )
}
