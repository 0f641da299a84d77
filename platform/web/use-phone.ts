import { useSyncExternalStore } from 'react'

const narrow = 'screen and (max-width: 767px)'

function listen(listener: () => void): () => void {
  const media = matchMedia(narrow)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the screen is phone wide; then tables are cards and the menu is at the bottom. A sheet of paper is no phone. */
export const usePhone = (): boolean => useSyncExternalStore(listen, () => matchMedia(narrow).matches)
