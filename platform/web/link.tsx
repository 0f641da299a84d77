import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'

type Query = Readonly<Record<string, string>>

/** A link to another page of the product: `<PageLink to={`/people/${id}`}>`. */
export function PageLink(props: {
  to: string
  query?: Query | undefined
  className?: string | undefined
  children: ReactNode
  onClick?: (() => void) | undefined
}) {
  const { to, query, ...rest } = props
  return (
    <Link
      to={to}
      {...(query ? { search: query as never } : {})}
      // Marks the link of this very page (aria-current), not of every page above it.
      activeOptions={{ exact: true, includeSearch: false }}
      {...rest}
    />
  )
}

/** Goes to another page from code, after something was done. */
export function useGo(): (to: string, query?: Query) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, query) => void navigate({ to, ...(query ? { search: query as never } : {}) }),
    [navigate],
  )
}

/**
 * The page's own query (`?node=410621&period=2023`), so that a view can be linked to and gone back to. Never
 * for names or numbers of persons: addresses rest in histories and logs.
 */
export function useAddressQuery(): [Query, (change: Readonly<Record<string, string | null>>) => void] {
  const query = useSearch({ strict: false }) as Query
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) => {
      void navigate({
        to: '.',
        replace: true,
        // The page stays, and so does where one was reading: a table that is turned into a map is not left for the top.
        resetScroll: false,
        search: ((before: Query) =>
          Object.fromEntries(
            Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== ''),
          )) as never,
      })
    },
    [navigate],
  )
  return [query, change]
}

/** The part of the page's address that its route names: `usePathPart('id')` of `/people/$id`. */
export function usePathPart(name: string): string {
  const parts = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  return parts[name] ?? ''
}
