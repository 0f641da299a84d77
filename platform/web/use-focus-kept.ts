import { type RefObject, useEffect, useRef } from 'react'

/**
 * A button that has had its day goes away and the focus with it: what stands in its place takes it over, or else the next
 * Tab would begin at the top of the page. `state` is what a press changes; the ref is for what holds the buttons.
 */
export function useFocusKept<E extends HTMLElement = HTMLDivElement>(state: unknown): RefObject<E | null> {
  const place = useRef<E>(null)
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (document.activeElement !== document.body) return
    place.current
      ?.querySelector<HTMLElement>('button:not(:disabled), a[href]')
      ?.focus({ preventScroll: true })
  }, [state])
  return place
}
