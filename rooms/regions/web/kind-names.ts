import { useQuery } from '@tanstack/react-query'
import { useSay } from '../../../platform/web/language.tsx'
import { kindsQuery } from './queries.ts'

/** The words of station kinds, functions and rooms, which are data. */
export function useKindNames() {
  const say = useSay()
  const { data } = useQuery(kindsQuery)
  return {
    kinds: (data?.kinds ?? []).map(({ code, title, standsAt }) => ({
      value: code,
      label: say(title),
      standsAt,
    })),
    rooms: (data?.rooms ?? []).map(({ code, title }) => ({ value: code, label: say(title) })),
    functions: (data?.functions ?? []).map(({ code, title }) => ({ value: code, label: say(title) })),
    kind: (code: string) => {
      const found = data?.kinds.find((kind) => kind.code === code)
      return found ? say(found.title) : code
    },
    room: (code: string) => {
      const found = data?.rooms.find((one) => one.code === code)
      return found ? say(found.title) : code
    },
    function: (code: string) => {
      const found = data?.functions.find((one) => one.code === code)
      return found ? say(found.title) : code
    },
  }
}
