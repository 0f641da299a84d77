import type { ReactNode } from 'react'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import {
  type NoticeColumn,
  noticeCell,
  noticeColumnTitles,
  type PublishedEntry,
} from '../../domain/judging/published-entry.ts'
import css from './judging.module.css'
import { noticeTexts } from './notice-texts.ts'

type Entry = PublishedEntry & { readonly position: number; readonly removedOn?: string | null }

/** The list of a notice as it is printed: the columns of its programme, in their order. `aside` adds a cell for the body's own. */
export function NoticeTable<E extends Entry>(props: {
  columns: readonly NoticeColumn[]
  entries: readonly E[]
  label: string
  asideTitle?: string
  aside?: (entry: E) => ReactNode
}) {
  const { columns, entries, label, aside, asideTitle } = props
  const t = useTexts(noticeTexts)
  const say = useSay()
  const end = (column: NoticeColumn) =>
    column === 'amount' || column === 'score' || column === 'rank'
      ? css.number
      : column === 'name'
        ? css.name
        : ''
  return (
    <div className={css.scroll}>
      <table className={css.notice}>
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>
            <th className={css.number} scope="col">
              {t.number}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={end(column)}>
                {say(noticeColumnTitles[column])}
              </th>
            ))}
            {aside && (
              <th scope="col">
                <span className="only-read-aloud">{asideTitle}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, at) => (
            <tr key={entry.position} className={entry.removedOn ? css.removed : ''}>
              <td className={css.number}>{at + 1}</td>
              {columns.map((column) => (
                <td key={column} className={end(column)} data-title={say(noticeColumnTitles[column])}>
                  {noticeCell(column, entry)}
                </td>
              ))}
              {aside && <td>{aside(entry)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
