import { useEffect } from 'react'

/**
 * What had the focus gave way to this field: the field takes it over, or else the next Tab would begin at the top of the page.
 * `follows` is false for a field that follows on nothing, such as the first of a page.
 */
export function useLostFocus(id: string, follows = true): void {
  useEffect(() => {
    if (!follows || document.activeElement !== document.body) return
    const field = document.getElementById(id)
    const first = field?.matches('input') ? field : field?.querySelector<HTMLElement>('input')
    first?.focus()
  }, [id, follows])
}
