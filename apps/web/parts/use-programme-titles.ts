import { useQuery } from '@tanstack/react-query'
import { useSay } from '../../../platform/web/language.tsx'
import { programmesQuery } from '../../../rooms/programmes/web/index.ts'

/** What a programme is called, for pages of rooms that know it by its code alone. */
export function useProgrammeTitles(): (code: string) => string {
  const say = useSay()
  const { data } = useQuery(programmesQuery('visitor', undefined))
  return (code) => {
    const found = data?.items.find((one) => one.code === code)
    return found ? say(found.title) : data ? code : '…'
  }
}
