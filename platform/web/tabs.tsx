import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import css from './tabs.module.css'

export type Tab = { readonly key: string; readonly title: ReactNode; readonly content: () => ReactNode }

/** Tabs after the ARIA pattern: arrows move between them, only the open one is drawn. */
export function Tabs(props: {
  label: string
  tabs: readonly Tab[]
  open: string
  choose: (key: string) => void
}) {
  const { label, tabs, choose } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    tabs.findIndex((tab) => tab.key === props.open),
    0,
  )
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step ? tabs[(at + step + tabs.length) % tabs.length] : undefined
    if (!next) return
    event.preventDefault()
    choose(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  return (
    <div className={css.whole}>
      <div role="tablist" aria-label={label} className={css.list} ref={list} onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            data-tab={tab.key}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            className={css.tab}
            onClick={() => choose(tab.key)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tabs[at]?.key}`}
        className={css.panel}
      >
        {tabs[at]?.content()}
      </div>
    </div>
  )
}
