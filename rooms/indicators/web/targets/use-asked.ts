import { type Day, parseDay } from '../../../../kernel/day.ts'
import { useAddressQuery } from '../../../../platform/web/link.tsx'
import { today } from '../../../../platform/web/today.ts'
import { divisionOf } from '../reach.ts'
import { useNode } from '../use-where.ts'
import type { Asked } from './queries.ts'

/** The division and day that the address names, else where the reader's right begins, today; null without a division. */
export function useAsked(): Asked | null {
  const [query] = useAddressQuery()
  const node = useNode()
  const division = node === null ? null : divisionOf(node)
  const named = parseDay(query.on ?? '')
  const on: Day = named.ok ? named.value : today()
  return division === null ? null : { node: division, on }
}
