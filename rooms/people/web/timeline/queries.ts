import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { peopleApi } from '../queries.ts'

export type TimelineFilter = {
  readonly kind?: string
  readonly from?: Day
  readonly to?: Day
}

const ask = (
  id: Id,
  filter: TimelineFilter,
  limit: number,
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  peopleApi.get('/api/people/:id/timeline', {
    params: { id },
    query: { ...filter, limit, ...(cursor ? { cursor } : {}) },
    signal,
  })

export const timelineList = (id: Id, filter: TimelineFilter) => ({
  key: ['people', 'timeline', id, filter],
  load: (cursor: string | undefined, signal: AbortSignal) => ask(id, filter, 50, cursor, signal),
})

/** Whose timeline it is, and which kinds the reader may ask for. */
export const timelineHeadQuery = (id: Id) =>
  queryOptions({
    queryKey: ['people', 'timeline', id, 'head'],
    queryFn: async ({ signal }) => {
      const { name, kinds } = await ask(id, {}, 1, undefined, signal)
      return { name, kinds }
    },
  })

export type TimelineEntry = Awaited<ReturnType<typeof ask>>['items'][number]
