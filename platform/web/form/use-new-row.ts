import { type RefObject, useEffect, useRef } from 'react'

/**
 * Whoever adds a row goes on to fill it in: as one is added, the focus goes to the first field of the last element marked
 * `data-row` inside the place. Several at once, as of a filled-in plan, leave it where it is.
 */
export function useNewRow<E extends HTMLElement>(rows: number): RefObject<E | null> {
  const place = useRef<E>(null)
  const before = useRef(rows)
  useEffect(() => {
    if (rows === before.current + 1)
      [...(place.current?.querySelectorAll('[data-row]') ?? [])]
        .at(-1)
        ?.querySelector<HTMLElement>('input, select, textarea')
        ?.focus()
    before.current = rows
  }, [rows])
  return place
}
