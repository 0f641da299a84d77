import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 767px)'

function listen(listener: () => void): () => void {
  const media = matchMedia(narrow)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the page is phone wide; then tables are cards and the menu is at the bottom. */
export const usePhone = (): boolean => useSyncExternalStore(listen, () => matchMedia(narrow).matches)
