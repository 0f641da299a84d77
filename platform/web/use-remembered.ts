import { useState } from 'react'
import { recall, remember } from './memory.ts'

/** State that survives going to another page and back, for filters and chosen tabs. */
export function useRemembered<T>(key: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => recall<T>(key) ?? initial)
  const set = (next: T) => {
    remember(key, next)
    setValue(next)
  }
  return [value, set]
}
