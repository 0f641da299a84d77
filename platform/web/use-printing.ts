import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being put on paper. It is drawn anew before the browser takes it, which waits for nothing. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    const turn = ({ matches }: MediaQueryListEvent) => (matches ? begin() : end())
    const media = matchMedia('print')
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    media.addEventListener('change', turn)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
      media.removeEventListener('change', turn)
    }
  }, [])
  return printing
}
