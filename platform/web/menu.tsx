import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import css from './menu.module.css'

export type MenuItem = {
  readonly key: string
  readonly title: ReactNode
  readonly icon?: ReactNode | undefined
  readonly choose: () => void
  /** For one-of-several items, whether this one is chosen. */
  readonly checked?: boolean | undefined
}

/** A button that opens a list of actions: arrows move, Escape closes, focus comes back to the button. */
export function Menu(props: {
  label: string
  button: ReactNode
  items: readonly MenuItem[]
  /** Drawn as a button, where it stands beside buttons. */
  framed?: boolean | undefined
}) {
  const { label, button, items, framed = false } = props
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    place.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
    const outside = (event: PointerEvent) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])
  const shut = () => {
    setOpen(false)
    place.current?.querySelector<HTMLElement>('button')?.focus()
  }
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Escape closes the menu, not a dialog around it.
      event.preventDefault()
      return shut()
    }
    if (event.key === 'Tab') return setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const found = [...(place.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const at = found.indexOf(document.activeElement as HTMLElement)
    found[(at + step + found.length) % found.length]?.focus()
  }
  return (
    <div className={css.place} ref={place}>
      <button
        type="button"
        className={framed ? `${css.button} ${css.framed}` : css.button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div role="menu" id={id} aria-label={label} tabIndex={-1} className={css.list} onKeyDown={move}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
              tabIndex={-1}
              className={css.item}
              onClick={() => {
                shut()
                item.choose()
              }}
            >
              {item.icon}
              {item.title}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
