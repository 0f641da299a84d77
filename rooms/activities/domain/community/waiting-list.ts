import type { Id } from '../../../../kernel/id.ts'

type Listed = { readonly id: Id; readonly state: 'going' | 'waiting' | 'withdrawn' }

/** Where the next one stands: on the list while there is room, else among those who wait. */
export const placeFor = (list: readonly Listed[], capacity: number | null): 'going' | 'waiting' =>
  capacity === null || list.filter(({ state }) => state === 'going').length < capacity ? 'going' : 'waiting'

/** Who moves up, in the order of signing up, when places are free. */
export function movingUp(list: readonly Listed[], capacity: number | null): Id[] {
  const going = list.filter(({ state }) => state === 'going').length
  const free = capacity === null ? list.length : Math.max(capacity - going, 0)
  return list
    .filter(({ state }) => state === 'waiting')
    .slice(0, free)
    .map(({ id }) => id)
}
