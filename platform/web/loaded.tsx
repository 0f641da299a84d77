import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Failure } from './failure.ts'
import { Failed, Loading } from './states.tsx'

/** Shows what a query brings, or that it is on its way, or why it failed with a way to try again. */
export function Loaded<T>(props: {
  query: UseQueryResult<T, Failure>
  lines?: number | undefined
  children: (value: T) => ReactNode
}) {
  const { query, lines, children } = props
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <Failed failure={query.error} retry={() => void query.refetch()} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}
