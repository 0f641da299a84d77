import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Period } from '../../../kernel/period.ts'
import type { Failure } from '../../../platform/web/failure.ts'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { today } from '../../../platform/web/today.ts'
import { periodIn } from './period-steps.ts'
import { latestQuery } from './queries.ts'
import { topNodes } from './reach.ts'

/** The node that the address names, else where the reader's right begins; null when it begins nowhere. */
export function useNode(): string | null {
  const [query] = useAddressQuery()
  const { abilities } = useMe()
  return query.node ?? topNodes(abilities['figures.read'])[0] ?? null
}

/** The period that the address names, else the latest year with records at the node. */
export function usePeriod(node: string): Pick<UseQueryResult<Period, Failure>, 'data' | 'error'> {
  const [query] = useAddressQuery()
  const named = periodIn(query.period)
  const latest = useQuery({ ...latestQuery(node, today()), enabled: named === null })
  return named === null ? latest : { data: named, error: null }
}
