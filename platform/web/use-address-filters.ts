import { useAddressQuery } from './link.tsx'
import { recall, remember } from './memory.ts'

type Chosen<Name extends string> = Readonly<Partial<Record<Name, string>>>

/**
 * Filters of a list that stand in the page's address: they can be linked to and survive a reload, and a page that is come
 * back to without any shows them as they were left on this device. Never what is typed of a person: addresses rest in
 * histories and logs.
 */
export function useAddressFilters<Name extends string>(
  key: string,
  names: readonly Name[],
): [Chosen<Name>, (changes: Readonly<Partial<Record<Name, string | null>>>) => void] {
  const [query, change] = useAddressQuery()
  const told = Object.fromEntries(
    names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  ) as Chosen<Name>
  const chosen = Object.keys(told).length > 0 ? told : (recall<Chosen<Name>>(key) ?? told)
  return [
    chosen,
    (changes) => {
      const next = { ...chosen, ...changes }
      const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null))
      remember(key, kept)
      // All of them, because some may have been left on this device and stand in no address yet.
      change(Object.fromEntries(names.map((name) => [name, (kept[name] as string | undefined) ?? null])))
    },
  ]
}
