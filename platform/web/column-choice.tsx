import { useEffect, useRef, useState } from 'react'
import css from './data-table.module.css'
import type { Column } from './data-table.tsx'
import { ColumnsIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

type Choice<T> = { shown: readonly Column<T>[]; hidden: ReadonlySet<string>; turn: (key: string) => void }

const place = (name: string) => `zhulian.columns.${name}`

function hiddenAtFirst<T>(columns: readonly Column<T>[], remember: string | undefined): ReadonlySet<string> {
  const kept = remember ? localStorage.getItem(place(remember)) : null
  if (kept !== null) return new Set(kept.split(',').filter(Boolean))
  return new Set(columns.filter((column) => column.extra).map((column) => column.key))
}

/** Which columns are shown, kept on this device by the table's name; names of columns are not personal data. */
export function useColumns<T>(columns: readonly Column<T>[], remember: string | undefined): Choice<T> {
  const [hidden, setHidden] = useState(() => hiddenAtFirst(columns, remember))
  const turn = (key: string) => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    setHidden(next)
    if (remember) localStorage.setItem(place(remember), [...next].join(','))
  }
  return { shown: columns.filter((column) => !hidden.has(column.key)), hidden, turn }
}

/** The list of columns to tick; the title column cannot be left out. */
export function ColumnChoice<T>(props: {
  columns: readonly Column<T>[]
  hidden: ReadonlySet<string>
  turn: (key: string) => void
}) {
  const t = useTexts(kitTexts)
  const place = useRef<HTMLDetailsElement>(null)
  const shut = () => {
    if (place.current) place.current.open = false
  }
  useEffect(() => {
    const outside = ({ target }: PointerEvent) => {
      if (place.current && !place.current.contains(target as Node)) place.current.open = false
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details
      ref={place}
      className={css.choice}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        shut()
        place.current?.querySelector('summary')?.focus()
      }}
      onBlur={({ relatedTarget }) => relatedTarget && !place.current?.contains(relatedTarget) && shut()}
    >
      <summary className={css.choiceButton}>
        <ColumnsIcon aria-hidden /> {t.columns}
      </summary>
      <div className={css.choiceList}>
        {props.columns
          .filter((column) => column.onCard !== 'title')
          .map((column) => (
            <label key={column.key} className={css.choiceLine}>
              <input
                type="checkbox"
                checked={!props.hidden.has(column.key)}
                onChange={() => props.turn(column.key)}
              />
              {column.title}
            </label>
          ))}
      </div>
    </details>
  )
}
