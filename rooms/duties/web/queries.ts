import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import type { dutiesContract } from '../contract.ts'
import type { Bucket } from '../domain/bucket.ts'

const api = client<typeof dutiesContract>()

/** Whose duties a screen shows: one's own, or all that one may see. */
export type Whose = 'mine' | 'station'

const filterOf = (whose: Whose) => (whose === 'mine' ? { mine: 'true' as const } : {})

export const dutyCounts = (whose: Whose) =>
  queryOptions({
    queryKey: ['duties', 'counts', whose],
    queryFn: ({ signal }) => api.get('/api/duties/counts', { query: filterOf(whose), signal }),
  })

export const dutiesOf = (whose: Whose, bucket: Bucket) => ({
  key: ['duties', 'list', whose, bucket],
  load: (cursor: string | undefined, signal: AbortSignal) =>
    api.get('/api/duties', {
      query: { ...filterOf(whose), bucket, limit: 30, ...(cursor ? { cursor } : {}) },
      signal,
    }),
})

export type DutyLine = Awaited<ReturnType<ReturnType<typeof dutiesOf>['load']>>['items'][number]

/** Sends the settling of a duty; `version` is the one that was seen. */
export const settleDuty = (duty: DutyLine, outcome: string, id: string) =>
  api.post('/api/duties/:id/done', { params: { id: duty.id }, body: { id, version: duty.version, outcome } })
