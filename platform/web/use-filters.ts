import { useRemembered } from './use-remembered.ts'
import { useSettled } from './use-settled.ts'

/** A question of the API: what is not said is left out, a tick that is set is `'true'`. */
type Asked<Filters> = {
  readonly [Name in keyof Filters]?: Filters[Name] extends boolean ? 'true' : NonNullable<Filters[Name]>
}

/** Typing rests for so long before it is asked. */
const pause = 200

function told(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'boolean' ? (value ? 'true' : null) : value
}

/**
 * What narrows a list, by the names of the API: kept on this device while one looks at another page, and asked once the typing
 * rests. `filter(name)` is what a line of filters takes: its value and how it is changed. `clear` takes all of them out again; it
 * is undefined while nothing narrows the list.
 */
export function useFilters<Filters extends object>(key: string, none: Filters) {
  const [filters, set] = useRemembered(key, none)
  const settled = useSettled(filters, pause)
  const change = (some: Partial<Filters>) => set({ ...filters, ...some })
  const entries = Object.entries(settled).map(([name, value]) => [name, told(value)] as const)
  return {
    filters,
    change,
    clear: JSON.stringify(filters) === JSON.stringify(none) ? undefined : () => set(none),
    question: Object.fromEntries(entries.filter(([, value]) => value !== null)) as Asked<Filters>,
    filter: <Name extends keyof Filters>(name: Name) => ({
      value: filters[name],
      change: (value: Filters[Name]) => change({ [name]: value } as unknown as Partial<Filters>),
    }),
  }
}
